import type {
  CsvColumns,
  CostRow,
} from '@image-insights/backstage-plugin-image-insights-common';

/** What each takes of the whole, as a file has it: raw numbers. */
export const breakdownColumns: CsvColumns<CostRow> = [
  ['key', row => row.key],
  ['title', row => row.title],
  ['services', row => row.services],
  ['amountPerMonth', row => row.amountPerMonth],
  ['bytesPerMonth', row => row.bytesPerMonth],
  ['bytesPerDeployment', row => row.bytesPerDeployment],
  ['deploymentsPerMonth', row => row.deploymentsPerMonth],
  ['deploymentsSource', row => row.deploymentsSource],
  ['storageBytes', row => row.storageBytes],
  ['storageAmountPerMonth', row => row.storageAmountPerMonth],
  ['secondsPerNode', row => row.secondsPerNode],
  ['savableAmountPerMonth', row => row.savableAmountPerMonth],
  ['savableBytesPerMonth', row => row.savableBytesPerMonth],
];
