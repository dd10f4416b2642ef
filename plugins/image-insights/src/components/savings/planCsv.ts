import type {
  CsvColumns,
  SavingRow,
} from '@image-insights/backstage-plugin-image-insights-common';

/** The plan as a file has it: raw numbers, whole digests. */
export const planColumns: CsvColumns<SavingRow> = [
  ['id', row => row.id],
  ['kind', row => row.kind],
  ['subject', row => row.subject],
  ['entityRef', row => row.entityRef],
  ['owner', row => row.owner],
  ['repository', row => row.repository],
  ['tag', row => row.tag],
  ['digest', row => row.digest],
  ['confidence', row => row.confidence],
  ['marginalAmountPerMonth', row => row.marginal.amountPerMonth],
  ['marginalBytesPerMonth', row => row.marginal.bytesPerMonth],
  ['marginalSecondsPerMonth', row => row.marginal.secondsPerMonth],
  ['marginalStorageAmountPerMonth', row => row.marginal.storageAmountPerMonth],
  ['aloneAmountPerMonth', row => row.alone.amountPerMonth],
  ['aloneBytesPerMonth', row => row.alone.bytesPerMonth],
  ['aloneSecondsPerMonth', row => row.alone.secondsPerMonth],
  ['aloneStorageAmountPerMonth', row => row.alone.storageAmountPerMonth],
  ['addedFixedPerMonth', row => row.addedFixedPerMonth],
];
