import {
  Problem,
  problemSchema,
} from '@image-insights/backstage-plugin-image-insights-common';
import { ProvenanceFacts } from '@image-insights/image-analysis';
import { Knex } from 'knex';
import { CHUNK, chunksOf } from './columns';

/** What an attestation tells of an image, or why it could not be read. */
export type StoredProvenance =
  | { facts: ProvenanceFacts; problem?: undefined }
  | { facts?: undefined; problem: Problem };

export interface ProvenanceStore {
  save(imageDigest: string, provenance: StoredProvenance): Promise<void>;
  get(imageDigest: string): Promise<StoredProvenance | undefined>;
  /** Those of the images of which something is stored, facts or a problem. */
  known(imageDigests: string[]): Promise<Map<string, 'facts' | 'problem'>>;
}

export class DatabaseProvenanceStore implements ProvenanceStore {
  constructor(private readonly knex: Knex) {}

  async save(imageDigest: string, provenance: StoredProvenance): Promise<void> {
    const { facts, problem } = provenance;
    await this.knex('image_provenance')
      .insert({
        image_digest: imageDigest,
        facts: facts ? JSON.stringify(facts) : null,
        problem: problem ? JSON.stringify(problem) : null,
      })
      .onConflict('image_digest')
      .merge();
  }

  async get(imageDigest: string): Promise<StoredProvenance | undefined> {
    const row: { facts: string | null; problem: string | null } | undefined =
      await this.knex('image_provenance')
        .where({ image_digest: imageDigest })
        .first('facts', 'problem');
    if (row?.facts) {
      return { facts: readFacts(row.facts) };
    }
    return row?.problem
      ? { problem: problemSchema.parse(JSON.parse(row.problem)) }
      : undefined;
  }

  async known(
    imageDigests: string[],
  ): Promise<Map<string, 'facts' | 'problem'>> {
    const found = new Map<string, 'facts' | 'problem'>();
    for (const chunk of chunksOf([...new Set(imageDigests)], CHUNK)) {
      const rows: { image_digest: string; problem: string | null }[] =
        await this.knex('image_provenance')
          .whereIn('image_digest', chunk)
          .select('image_digest', 'problem');
      rows.forEach(row =>
        found.set(row.image_digest, row.problem === null ? 'facts' : 'problem'),
      );
    }
    return found;
  }
}

/** Only {@link DatabaseProvenanceStore.save} writes the column. */
function readFacts(text: string): ProvenanceFacts {
  return JSON.parse(text);
}
