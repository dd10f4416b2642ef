/** What scan health and the page of a scan say: in English. */
export const healthEnglish = {
  causes: 'Causes',
};
