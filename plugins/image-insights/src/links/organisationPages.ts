/**
 * The pages below "Image Insights", by the names of their extensions
 * (`sub-page:image-insights/<name>`), which are also their usual paths.
 * @public
 */
export const organisationPages = [
  'leaderboard',
  'savings',
  'findings',
  'base-images',
  'layers',
  'budgets',
  'scans',
  'report',
] as const;

/** Name of a page of the organisation. @public */
export type OrganisationPage = (typeof organisationPages)[number];
