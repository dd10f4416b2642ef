import {
  CsvColumns,
  LeaderboardGroup,
} from '@image-insights/backstage-plugin-image-insights-common';

/** Owners or systems as CSV: one row for each. */
export const groupColumns: CsvColumns<LeaderboardGroup> = [
  ['rank', row => row.rank],
  ['key', row => row.key],
  ['services', row => row.services],
  ['services_not_read', row => row.notRead],
  ['images', row => row.images],
  ['compressed_bytes', row => row.compressedBytes],
  ['change_30_days_bytes', row => row.change30Days?.bytes],
  ['change_30_days_percent', row => row.change30Days?.percent],
  ['mean_score_points', row => row.score?.points],
  ['mean_grade', row => row.score?.grade],
  ['services_with_score', row => row.score?.services],
  ['wasted_bytes', row => row.wastedBytes],
  ['amount_per_month', row => row.amountPerMonth],
  ['services_over_budget', row => row.overBudget],
  ['worst_service', row => row.worst?.entityRef],
];
