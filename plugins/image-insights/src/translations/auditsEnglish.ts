/** What the audits of the organisation say: in English. */
export const auditsEnglish = {
  title: 'Audits',
};
