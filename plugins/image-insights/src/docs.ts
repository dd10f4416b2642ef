const documents =
  'https://github.com/image-insights/image-insights/blob/main/docs';

/** Where people find more than fits on a page. */
export const docs = {
  deployments: `${documents}/deployments.md`,
  cost: `${documents}/cost.md`,
  prices: `${documents}/prices.md`,
};
