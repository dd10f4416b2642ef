/** What the card of a system, domain or group says: in English. */
export const portfolioEnglish = {
  heading: 'Images',
};
