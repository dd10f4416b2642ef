import {
  CsvColumns,
  LeaderboardRow,
} from '@image-insights/backstage-plugin-image-insights-common';

/** The leaderboard as CSV: one row for each service. */
export const leaderboardColumns: CsvColumns<LeaderboardRow> = [
  ['rank', row => row.rank],
  ['previous_rank', row => row.previousRank],
  ['service', row => row.entityRef],
  ['title', row => row.title],
  ['kind', row => row.kind],
  ['type', row => row.type],
  ['owner', row => row.owner],
  ['system', row => row.system],
  ['lifecycle', row => row.lifecycle],
  ['compressed_bytes', row => row.compressedBytes],
  ['change_30_days_bytes', row => row.change30Days?.bytes],
  ['change_30_days_percent', row => row.change30Days?.percent],
  ['score_points', row => row.score?.points],
  ['score_up_to', row => row.score?.upTo],
  ['grade', row => row.score?.grade],
  ['wasted_bytes', row => row.wastedBytes],
  ['amount_per_month', row => row.cost?.amountPerMonth],
  ['currency', row => row.cost?.currency],
  ['bytes_per_deployment', row => row.cost?.bytesPerDeployment],
  ['deployments_per_month', row => row.cost?.deploymentsPerMonth],
  ['deployments_source', row => row.cost?.deploymentsSource],
  ['budget_bytes', row => row.budget?.limitBytes],
  ['budget_source', row => row.budget?.source],
  ['over_budget_bytes', row => row.budget?.overBytes],
  ['over_budget_since', row => row.budget?.since?.at],
  ['over_budget_since_tag', row => row.budget?.since?.tag],
  ['missing_repositories', row => row.missingRepositories],
  [
    'images',
    row =>
      row.repositories
        .map(({ repository, tag, digest }) => `${repository}:${tag}@${digest}`)
        .join(' '),
  ],
];
