import {
  CsvColumns,
  FindingAuditRow,
  RuleAuditRow,
} from '@image-insights/backstage-plugin-image-insights-common';

/** Findings by rule as CSV: one row for each rule. */
export const ruleColumns: CsvColumns<RuleAuditRow> = [
  ['rule', row => row.rule],
  ['title', row => row.title],
  ['family', row => row.family],
  ['severity', row => row.severity],
  ['services', row => row.services],
  ['images', row => row.images],
  ['findings', row => row.findings],
  ['gain_compressed_bytes', row => row.gainCompressedBytes],
  ['is_estimate', row => row.isEstimate],
  ['amount_per_month', row => row.amountPerMonth],
  ['services_change_30_days', row => row.servicesChange30Days],
];

/** Single findings as CSV: one row for each. */
export const findingColumns: CsvColumns<FindingAuditRow> = [
  ['service', row => row.entityRef],
  ['title', row => row.title],
  ['owner', row => row.owner],
  ['system', row => row.system],
  ['repository', row => row.repository],
  ['tag', row => row.tag],
  ['digest', row => row.digest],
  ['finding', row => row.finding],
  ['finding_title', row => row.findingTitle],
  ['rule', row => row.rule],
  ['family', row => row.family],
  ['severity', row => row.severity],
  ['gain_compressed_bytes', row => row.gainCompressedBytes],
  ['is_estimate', row => row.isEstimate],
  ['layers', row => row.layers.join(' ')],
  ['amount_per_month', row => row.amountPerMonth],
];
