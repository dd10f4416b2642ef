import {
  Problem,
  problemSchema,
} from '@image-insights/backstage-plugin-image-insights-common';
import { Knex } from 'knex';
import { groupedBy } from '../collections/groupedBy';
import { CHUNK, chunksOf, optional } from './columns';
import { findHomes } from './findHomes';
import { readAllTagImages } from './readAllTagImages';
import { keepSince } from './RepositoryStore';
import { readTagImages } from './readTagImages';
import { MovesQuestion, RepositoryTagMove, readTagMoves } from './readTagMoves';
import { TagImage } from './TagImage';

/** Of more repositories, whole tables are read rather than rows by their keys. */
const MANY = 1_000;

/** What a tag was found to point to. */
export interface SeenTag {
  tag: string;
  documentDigest: string;
  /** When its image was created, where believable. */
  createdAt?: string;
}

/** Why a tag is no image, or could not be read. */
export interface TagTrouble {
  tag: string;
  skipped: boolean;
  problem: Problem;
}

/** Everything that one scan learned of a repository's tags. */
export interface TagObservation {
  repository: string;
  /** Now. */
  at: string;
  seen: SeenTag[];
  troubles: TagTrouble[];
  /** Tags that are there no more. */
  vanished: string[];
}

export interface TagReference {
  /** `host/name` */
  repository: string;
  tag: string;
}

/** What a tag pointed to for a time: a manifest or an index. */
export interface TagInterval {
  documentDigest: string;
  from: string;
  until?: string;
}

export interface TagStore {
  /** What each tag of a repository points to now: tag → document digest. */
  openTags(repository: string): Promise<Map<string, string>>;
  record(observation: TagObservation, transaction?: Knex): Promise<void>;
  troubles(repositories: string[]): Promise<Map<string, TagTrouble[]>>;
  /** What tags point to now: `host/name:tag` → document digest. */
  currentDocuments(references: TagReference[]): Promise<Map<string, string>>;
  /** All that tags pointed to, by `host/name:tag`, oldest first. */
  intervals(references: TagReference[]): Promise<Map<string, TagInterval[]>>;
  /** What tags of the repositories began to point to in a time, oldest first. */
  moves(question: MovesQuestion): Promise<RepositoryTagMove[]>;
  /**
   * Where each of the images is at home: the first by name of the
   * repositories that an entity names and whose tags point to it now, or else
   * did before; of those that nobody names (any more) where there is no other.
   */
  homes(imageDigests: string[]): Promise<Map<string, string>>;
  /** Every image that tags of the repositories pointed to, oldest first. */
  images(repositories: string[]): Promise<TagImage[]>;
  /**
   * The same by repository, without those of which there are none; of a
   * thousand repositories by reading all there is at once.
   */
  imagesByRepository(repositories: string[]): Promise<Map<string, TagImage[]>>;
}

export class DatabaseTagStore implements TagStore {
  constructor(private readonly knex: Knex) {}

  async openTags(
    repository: string,
    transaction: Knex = this.knex,
  ): Promise<Map<string, string>> {
    const rows: { tag: string; document_digest: string }[] = await transaction(
      'tag_intervals',
    )
      .where({ repository, until_at: null })
      .select('tag', 'document_digest');
    return new Map(rows.map(row => [row.tag, row.document_digest]));
  }

  /** Those of the tags that pointed to something at any time. */
  private async everSeen(
    repository: string,
    tags: string[],
    transaction: Knex,
  ): Promise<Set<string>> {
    const found = new Set<string>();
    for (const chunk of chunksOf(tags, CHUNK)) {
      const rows: { tag: string }[] = await transaction('tag_intervals')
        .where({ repository })
        .whereIn('tag', chunk)
        .distinct('tag');
      rows.forEach(row => found.add(row.tag));
    }
    return found;
  }

  async record(
    observation: TagObservation,
    transaction: Knex = this.knex,
  ): Promise<void> {
    const { repository, at, seen } = observation;
    const open = await this.openTags(repository, transaction);
    const moved = seen.filter(
      ({ tag, documentDigest }) =>
        open.has(tag) && open.get(tag) !== documentDigest,
    );
    const ended = [
      ...moved.map(({ tag }) => tag),
      ...observation.vanished.filter(tag => open.has(tag)),
    ];
    for (const chunk of chunksOf(ended, CHUNK)) {
      await transaction('tag_intervals')
        .where({ repository, until_at: null })
        .whereIn('tag', chunk)
        .update({ until_at: at });
    }
    const fresh = seen.filter(({ tag }) => !open.has(tag));
    const returned = await this.everSeen(
      repository,
      fresh.map(({ tag }) => tag),
      transaction,
    );
    const rows = [
      ...moved.map(tag => ({ ...tag, from: at, source: 'first-seen' })),
      ...fresh
        // A tag that is new to us is placed when its image was made; one that
        // had vanished, when it came back.
        .map(tag =>
          tag.createdAt !== undefined &&
          tag.createdAt <= at &&
          !returned.has(tag.tag)
            ? { ...tag, from: tag.createdAt, source: 'created' }
            : { ...tag, from: at, source: 'first-seen' },
        ),
    ].map(({ tag, documentDigest, from, source }) => ({
      repository,
      tag,
      document_digest: documentDigest,
      from_at: from,
      date_source: source,
    }));
    for (const chunk of chunksOf(rows, 100)) {
      await transaction('tag_intervals').insert(chunk);
    }
    await this.recordTroubles(observation, transaction);
  }

  private async recordTroubles(
    observation: TagObservation,
    transaction: Knex,
  ): Promise<void> {
    const { repository, at } = observation;
    const rows: TroubleRow[] = await transaction('tag_problems').where({
      repository,
    });
    const before = new Map(rows.map(row => [row.tag, row]));
    const next = new Map(
      observation.troubles.map(trouble => [trouble.tag, trouble]),
    );
    const over = rows.map(row => row.tag).filter(tag => !next.has(tag));
    for (const chunk of chunksOf(over, CHUNK)) {
      await transaction('tag_problems')
        .where({ repository })
        .whereIn('tag', chunk)
        .delete();
    }
    for (const { tag, skipped, problem } of next.values()) {
      const earlier = before.get(tag);
      const text = JSON.stringify(
        keepSince({
          next: problem,
          earlier: earlier && problemSchema.parse(JSON.parse(earlier.problem)),
          at,
        }),
      );
      if (earlier?.problem !== text) {
        await transaction('tag_problems')
          .insert({ repository, tag, skipped, problem: text })
          .onConflict(['repository', 'tag'])
          .merge();
      }
    }
  }

  async troubles(repositories: string[]): Promise<Map<string, TagTrouble[]>> {
    const found = new Map<string, TagTrouble[]>();
    for (const chunk of chunksOf([...new Set(repositories)], CHUNK)) {
      const rows: TroubleRow[] = await this.knex('tag_problems')
        .whereIn('repository', chunk)
        .orderBy(['repository', 'tag']);
      for (const row of rows) {
        const list = found.get(row.repository) ?? [];
        list.push({
          tag: row.tag,
          skipped: Boolean(row.skipped),
          problem: problemSchema.parse(JSON.parse(row.problem)),
        });
        found.set(row.repository, list);
      }
    }
    return found;
  }

  async currentDocuments(
    references: TagReference[],
  ): Promise<Map<string, string>> {
    const wanted = new Set(
      references.map(({ repository, tag }) => `${repository}:${tag}`),
    );
    const tags = [...new Set(references.map(({ tag }) => tag))];
    const repositories = [
      ...new Set(references.map(({ repository }) => repository)),
    ];
    const found = new Map<string, string>();
    for (const some of chunksOf(repositories, CHUNK)) {
      for (const names of chunksOf(tags, CHUNK)) {
        const rows: {
          repository: string;
          tag: string;
          document_digest: string;
        }[] = await this.knex('tag_intervals')
          .where({ until_at: null })
          .whereIn('repository', some)
          .whereIn('tag', names)
          .select('repository', 'tag', 'document_digest');
        for (const row of rows) {
          const reference = `${row.repository}:${row.tag}`;
          if (wanted.has(reference)) {
            found.set(reference, row.document_digest);
          }
        }
      }
    }
    return found;
  }

  async intervals(
    references: TagReference[],
  ): Promise<Map<string, TagInterval[]>> {
    const found = new Map<string, TagInterval[]>(
      references.map(({ repository, tag }) => [`${repository}:${tag}`, []]),
    );
    const tags = [...new Set(references.map(({ tag }) => tag))];
    const repositories = new Set(
      references.map(({ repository }) => repository),
    );
    for (const some of chunksOf([...repositories], CHUNK)) {
      for (const names of chunksOf(tags, CHUNK)) {
        const rows: {
          repository: string;
          tag: string;
          document_digest: string;
          from_at: string;
          until_at: string | null;
        }[] = await this.knex('tag_intervals')
          .whereIn('repository', some)
          .whereIn('tag', names)
          .orderBy(['from_at', 'id'])
          .select(
            'repository',
            'tag',
            'document_digest',
            'from_at',
            'until_at',
          );
        for (const row of rows) {
          found.get(`${row.repository}:${row.tag}`)?.push({
            documentDigest: row.document_digest,
            from: row.from_at,
            until: optional(row.until_at),
          });
        }
      }
    }
    return found;
  }

  moves(question: MovesQuestion): Promise<RepositoryTagMove[]> {
    return readTagMoves(this.knex, question);
  }

  homes(imageDigests: string[]): Promise<Map<string, string>> {
    return findHomes(this.knex, imageDigests);
  }

  images(repositories: string[]): Promise<TagImage[]> {
    return readTagImages(this.knex, repositories);
  }

  async imagesByRepository(
    repositories: string[],
  ): Promise<Map<string, TagImage[]>> {
    return repositories.length > MANY
      ? readAllTagImages(this.knex, new Set(repositories))
      : groupedBy(
          await this.images(repositories),
          ({ repository }) => repository,
        );
  }
}

interface TroubleRow {
  repository: string;
  tag: string;
  skipped: boolean | number;
  problem: string;
}
