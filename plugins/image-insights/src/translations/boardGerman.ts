/** What the leaderboard says of owners, systems and changes: in German. */
export const boardGerman = {
  'board.by': 'Nach',
};
