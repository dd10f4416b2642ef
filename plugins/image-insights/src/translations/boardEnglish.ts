/** What the leaderboard says of owners, systems and changes: in English. */
export const boardEnglish = {
  by: 'By',
};
