/** What the tab of a service says besides: in English. */
export const serviceEnglish = {
  deployments: 'Deployments',
};
