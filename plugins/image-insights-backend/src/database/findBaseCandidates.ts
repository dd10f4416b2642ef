import { BaseCandidate } from '@image-insights/image-analysis';
import { Knex } from 'knex';
import { CHUNK, chunksOf } from './columns';
import { readFacts } from './imageColumns';

/** By what an image may be found as the base of another. */
export interface BaseCandidateQuestion {
  chainIds: string[];
  digests: string[];
  /** The image whose base is looked for. */
  except: string;
}

/** Most candidates that are compared for one image. */
const MAX_CANDIDATES = 200;

/** Images whose base has to be looked up (again). */
export async function findImagesToEvaluate(knex: Knex): Promise<string[]> {
  const fresh: { digest: string }[] = await knex('images')
    .where({ base_evaluated: false })
    .select('digest');
  // Whatever is built on an image that is new may learn its base from it.
  const byLayers: { digest: string }[] = await knex('images')
    .join('image_layers', 'image_layers.chain_id', 'images.chain_id')
    .where('images.base_evaluated', false)
    .distinct({ digest: 'image_layers.image_digest' });
  const byName: { digest: string }[] = await knex({ base: 'images' })
    .join('document_images', 'document_images.image_digest', 'base.digest')
    .join({ dependant: 'images' }, join =>
      join
        .on('dependant.base_digest', 'base.digest')
        .orOn('dependant.base_digest', 'document_images.document_digest'),
    )
    .where('base.base_evaluated', false)
    .distinct({ digest: 'dependant.digest' });
  return [
    ...new Set([...fresh, ...byLayers, ...byName].map(row => row.digest)),
  ].sort();
}

/** Images that may be the base of others, by any of the keys. */
export async function findBaseCandidates(
  knex: Knex,
  keys: BaseCandidateQuestion,
): Promise<BaseCandidate[]> {
  const rows: {
    repository: string;
    tag: string;
    document_digest: string;
    kind: string;
    facts: string;
  }[] = [];
  const select = () =>
    knex('images')
      .join('document_images', 'document_images.image_digest', 'images.digest')
      .join('documents', 'documents.digest', 'document_images.document_digest')
      .join(
        'tag_intervals',
        'tag_intervals.document_digest',
        'documents.digest',
      )
      .whereNot('images.digest', keys.except)
      .orderBy('tag_intervals.from_at', 'desc')
      .limit(MAX_CANDIDATES)
      .select(
        'tag_intervals.repository',
        'tag_intervals.tag',
        'documents.digest as document_digest',
        'documents.kind',
        'images.facts',
      );
  for (const chunk of chunksOf(keys.chainIds, CHUNK)) {
    rows.push(...(await select().whereIn('images.chain_id', chunk)));
  }
  for (const chunk of chunksOf(keys.digests, CHUNK)) {
    rows.push(
      ...(await select().where(query =>
        query
          .whereIn('images.digest', chunk)
          .orWhereIn('documents.digest', chunk),
      )),
    );
  }
  return rows.map(row => ({
    repository: row.repository,
    tag: row.tag,
    indexDigest: row.kind === 'index' ? row.document_digest : undefined,
    facts: readFacts(row.facts),
  }));
}
