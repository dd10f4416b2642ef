/** What the audits of the organisation say: in English. */
export const auditsEnglish = {
  title: 'Audits',
  csv_one: 'Download CSV (1 row)',
  csv_other: 'Download CSV ({{amount}} rows)',
};
