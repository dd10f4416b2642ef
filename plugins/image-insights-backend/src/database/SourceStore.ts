import {
  Problem,
  problemSchema,
} from '@image-insights/backstage-plugin-image-insights-common';
import { Knex } from 'knex';
import { CHUNK, chunksOf, optional } from './columns';

/** A file of an entity's source, or why it could not be read. */
export interface StoredSource {
  entityRef: string;
  /** Of the repository in the entity's annotation that it belongs to. */
  position: number;
  role: 'dockerfile' | 'dockerignore';
  /** From the root of the entity's source. */
  path: string;
  /** Secrets masked; absent where there is no such file. */
  text?: string;
  etag?: string;
  problem?: Problem;
  /** Since when it is known to be so. */
  readAt: string;
}

export interface SourceStore {
  of(entityRefs: string[]): Promise<StoredSource[]>;
  /** Replaces what is stored of the entity; writes nothing where it is equal. */
  save(entityRef: string, sources: StoredSource[]): Promise<void>;
  /** Forgets entities that are no longer there. */
  retain(entityRefs: string[]): Promise<void>;
}

interface SourceRow {
  entity_ref: string;
  position: number;
  role: string;
  path: string;
  text: string | null;
  etag: string | null;
  problem: string | null;
  read_at: string;
}

export class DatabaseSourceStore implements SourceStore {
  constructor(private readonly knex: Knex) {}

  async of(entityRefs: string[]): Promise<StoredSource[]> {
    const found: StoredSource[] = [];
    for (const chunk of chunksOf([...new Set(entityRefs)], CHUNK)) {
      const rows: SourceRow[] = await this.knex('entity_sources')
        .whereIn('entity_ref', chunk)
        .orderBy(['entity_ref', 'position', 'role']);
      found.push(
        ...rows.map(
          (row): StoredSource => ({
            entityRef: row.entity_ref,
            position: row.position,
            role: row.role === 'dockerfile' ? 'dockerfile' : 'dockerignore',
            path: row.path,
            text: optional(row.text),
            etag: optional(row.etag),
            problem: row.problem
              ? problemSchema.parse(JSON.parse(row.problem))
              : undefined,
            readAt: row.read_at,
          }),
        ),
      );
    }
    return found;
  }

  async save(entityRef: string, sources: StoredSource[]): Promise<void> {
    const before = await this.of([entityRef]);
    if (fingerprint(before) === fingerprint(sources)) {
      return;
    }
    await this.knex.transaction(async transaction => {
      await transaction('entity_sources')
        .where({ entity_ref: entityRef })
        .delete();
      if (sources.length > 0) {
        await transaction('entity_sources').insert(
          sources.map(source => ({
            entity_ref: entityRef,
            position: source.position,
            role: source.role,
            path: source.path,
            text: source.text ?? null,
            etag: source.etag ?? null,
            problem: source.problem ? JSON.stringify(source.problem) : null,
            read_at: source.readAt,
          })),
        );
      }
    });
  }

  async retain(entityRefs: string[]): Promise<void> {
    const kept = new Set(entityRefs);
    const rows: { entity_ref: string }[] = await this.knex(
      'entity_sources',
    ).distinct('entity_ref');
    const gone = rows.map(row => row.entity_ref).filter(ref => !kept.has(ref));
    for (const chunk of chunksOf(gone, CHUNK)) {
      await this.knex('entity_sources').whereIn('entity_ref', chunk).delete();
    }
  }
}

/** All but when it was read. */
function fingerprint(sources: StoredSource[]): string {
  return JSON.stringify(
    sources
      .map(({ position, role, path, text, etag, problem }) => [
        position,
        role,
        path,
        text,
        etag,
        problem?.code,
        problem?.message,
      ])
      .sort((left, right) => (String(left) < String(right) ? -1 : 1)),
  );
}
