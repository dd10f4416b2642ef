/** What the audits of the organisation say: in German. */
export const auditsGerman = {
  'audits.title': 'Audits',
};
