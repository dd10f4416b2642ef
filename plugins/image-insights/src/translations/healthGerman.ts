/** What scan health and the page of a scan say: in German. */
export const healthGerman = {
  'health.causes': 'Ursachen',
};
