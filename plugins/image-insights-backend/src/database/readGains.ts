import { CostGain } from '@image-insights/backstage-plugin-image-insights-common';
import { Knex } from 'knex';
import { LARGE_CHUNK, chunksOf, whereOneOf } from './columns';

/**
 * Findings that make pulls smaller, by image, in the order of the verdict; none
 * of verdicts that do not tell in which layers.
 */
export async function readGains(
  knex: Knex,
  imageDigests: string[],
): Promise<Map<string, CostGain[]>> {
  const found = new Map<string, CostGain[]>();
  for (const chunk of chunksOf([...new Set(imageDigests)], LARGE_CHUNK)) {
    const rows: {
      image_digest: string;
      finding: string;
      rule: string;
      title: string | null;
      is_estimate: boolean | number | null;
      gain_layers: string;
    }[] = await whereOneOf(knex('findings'), 'image_digest', chunk)
      .where('gain_compressed_bytes', '>', 0)
      .whereNotNull('gain_layers')
      .orderBy(['image_digest', 'position'])
      .select(
        'image_digest',
        'finding',
        'rule',
        'title',
        'is_estimate',
        'gain_layers',
      );
    for (const row of rows) {
      const list = found.get(row.image_digest) ?? [];
      list.push({
        id: row.finding,
        rule: row.rule,
        title: row.title ?? row.rule,
        isEstimate: Boolean(row.is_estimate ?? true),
        layers: readGainLayers(row.gain_layers),
      });
      found.set(row.image_digest, list);
    }
  }
  return found;
}

/** Only `JudgementStore` writes the column, from the same type. */
function readGainLayers(text: string): CostGain['layers'] {
  return JSON.parse(text);
}
