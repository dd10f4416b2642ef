import { Knex } from 'knex';
import { StoredFinding, StoredVerdict } from '../database/FindingStore';

/** Stores what the rules would have found in an image, in place of what was. */
export async function storeVerdict(options: {
  knex: Knex;
  digest: string;
  findings: (Pick<StoredFinding, 'rule'> & Partial<StoredFinding>)[];
  verdict?: Partial<StoredVerdict>;
  /** Default: now. */
  judgedAt?: string;
}): Promise<void> {
  const { knex, digest, findings, verdict } = options;
  await knex('image_judgements').where({ image_digest: digest }).delete();
  await knex('findings').where({ image_digest: digest }).delete();
  await knex('image_judgements').insert({
    image_digest: digest,
    rule_set: verdict?.ruleSet ?? 'rules',
    inputs: 'inputs',
    points: 50,
    up_to: 50,
    grade: 'D',
    evidence: 1,
    gain_compressed_bytes: 0,
    finding_count: findings.length,
    contents_state: verdict?.contentsState ?? 'read',
    judgement: '{}',
    judged_at: options.judgedAt ?? new Date().toISOString(),
  });
  for (const [position, finding] of findings.entries()) {
    await knex('findings').insert({
      image_digest: digest,
      position,
      rule: finding.rule,
      finding: finding.id ?? finding.rule,
      family: finding.family ?? 'size',
      severity: finding.severity ?? 'medium',
      gain_compressed_bytes:
        finding.gainCompressedBytes ??
        (finding.layers ?? []).reduce(
          (sum, { compressedBytes }) => sum + compressedBytes,
          0,
        ),
      title: finding.title ?? `Title of ${finding.rule}`,
      is_estimate: finding.isEstimate ?? false,
      gain_layers: finding.layers ? JSON.stringify(finding.layers) : null,
    });
  }
}
