/** The lines of a catalog-info.yaml that give a service's images a budget. */
export const budgetAnnotationLines = [
  'metadata:',
  '  annotations:',
  '    image-insights.io/size-budget: 250 MB',
].join('\n');

/** The lines of app-config.yaml that give every service without one a budget. */
export const budgetConfigLines = [
  'imageInsights:',
  '  score:',
  '    sizeBudget: 500 MB',
].join('\n');
