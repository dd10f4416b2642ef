/** What the audits of the organisation say: in German. */
export const auditsGerman = {
  'audits.title': 'Audits',
  'audits.csv_one': 'CSV herunterladen (1 Zeile)',
  'audits.csv_other': 'CSV herunterladen ({{amount}} Zeilen)',
};
