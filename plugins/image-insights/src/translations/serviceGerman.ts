/** What the tab of a service says besides: in German. */
export const serviceGerman = {
  'service.deployments': 'Deployments',
};
