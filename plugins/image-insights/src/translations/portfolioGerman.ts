/** What the card of a system, domain or group says: in German. */
export const portfolioGerman = {
  'portfolio.heading': 'Images',
};
