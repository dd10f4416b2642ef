import { Finding } from '../Rule';

/** Findings whose keys are told apart by a number where two are the same. */
export function withUniqueKeys(findings: readonly Finding[]): Finding[] {
  const seen = new Map<string, number>();
  return findings.map(finding => {
    const count = (seen.get(finding.key) ?? 0) + 1;
    seen.set(finding.key, count);
    return count === 1
      ? finding
      : { ...finding, key: `${finding.key} (${count})` };
  });
}
