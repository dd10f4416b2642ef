export * from './Leaderboard';
export * from './LeaderboardPage';
