import { TagProblem } from '@image-insights/backstage-plugin-image-insights-common';
import { Knex } from 'knex';
import {
  IMAGE_COLUMNS,
  ImageColumns,
  StoredImage,
  toStoredImage,
} from './ImageStore';
import { chunksOf, StoredTime, toIso, toOptionalIso } from './values';

/** What a tag was seen to point to. */
export interface ObservedTag {
  tag: string;
  documentDigest: string;
  isRelease: boolean;
  /** When the image was built, where that can be believed. */
  createdAt?: string;
}

/** An interval of a tag joined with the image of one platform. */
export interface TaggedImage {
  repository: string;
  tag: string;
  documentDigest: string;
  from: string;
  until?: string;
  dateSource: 'created' | 'first-seen';
  isRelease: boolean;
  image: StoredImage;
}

interface IntervalRow {
  id: number;
  repository: string;
  tag: string;
  document_digest: string;
  from: StoredTime;
  until: StoredTime;
  date_source: string;
  is_release: boolean | number;
}

interface ProblemRow {
  repository: string;
  tag: string;
  skipped: boolean | number;
  code: string;
  message: string;
  remedy: string;
  since: StoredTime;
}

/** Remembers what tags pointed to, as intervals, and which could not be read. */
export class TagStore {
  constructor(private readonly knex: Knex) {}

  /** Digest that each tag points to now, as far as it is stored. */
  async current(repository: string): Promise<Map<string, string>> {
    const rows = await this.knex<IntervalRow>('tag_intervals')
      .where({ repository })
      .whereNull('until')
      .select('tag', 'document_digest');
    return new Map(rows.map(row => [row.tag, row.document_digest]));
  }

  /**
   * Records what a scan saw, in one transaction; what did not change is not
   * written. A tag's first interval begins when its image was built, if that
   * can be believed and lies in the past; a moved tag's new one when the move
   * was seen. Tags that the registry no longer lists are closed.
   *
   * @param listed - all tags that the registry lists; undefined where the
   *   list is not complete, so that nothing may be concluded from absence
   */
  async record(options: {
    repository: string;
    observed: readonly ObservedTag[];
    listed?: ReadonlySet<string>;
    now: Date;
  }): Promise<void> {
    const { repository, observed, listed, now } = options;
    const current = await this.current(repository);
    const changed = observed.filter(
      ({ tag, documentDigest }) => current.get(tag) !== documentDigest,
    );
    const vanished = listed
      ? [...current.keys()].filter(tag => !listed.has(tag))
      : [];
    if (changed.length === 0 && vanished.length === 0) return;
    const moved = changed.map(({ tag }) => tag).filter(tag => current.has(tag));
    await this.knex.transaction(async tx => {
      for (const tags of chunksOf([...vanished, ...moved])) {
        await tx('tag_intervals')
          .where({ repository })
          .whereNull('until')
          .whereIn('tag', tags)
          .update({ until: now });
      }
      const rows = changed.map(seen => {
        const builtAt = seen.createdAt ? new Date(seen.createdAt) : undefined;
        const isBackFilled =
          builtAt !== undefined && builtAt <= now && !current.has(seen.tag);
        return {
          repository,
          tag: seen.tag,
          document_digest: seen.documentDigest,
          from: isBackFilled ? builtAt : now,
          until: null,
          date_source: isBackFilled ? 'created' : 'first-seen',
          is_release: seen.isRelease,
        };
      });
      for (const part of chunksOf(rows, 100)) {
        await tx('tag_intervals').insert(part);
      }
    });
  }

  /** All intervals of repositories with the images of their platforms. */
  async history(
    repositories: readonly string[],
    filter: { isRelease?: boolean; tag?: string } = {},
  ): Promise<TaggedImage[]> {
    const found: TaggedImage[] = [];
    for (const part of chunksOf(repositories, 100)) {
      const query = this.knex('tag_intervals')
        .join(
          'document_images',
          'document_images.document_digest',
          'tag_intervals.document_digest',
        )
        .join('images', 'images.digest', 'document_images.image_digest')
        .whereIn('tag_intervals.repository', part)
        .orderBy(['tag_intervals.from', 'tag_intervals.id'])
        .select(
          'tag_intervals.repository',
          'tag_intervals.tag',
          'tag_intervals.document_digest',
          'tag_intervals.from',
          'tag_intervals.until',
          'tag_intervals.date_source',
          'tag_intervals.is_release',
          ...IMAGE_COLUMNS,
        );
      if (filter.isRelease !== undefined) {
        query.where('tag_intervals.is_release', filter.isRelease);
      }
      if (filter.tag !== undefined)
        query.where('tag_intervals.tag', filter.tag);
      const rows: (IntervalRow & ImageColumns)[] = await query;
      found.push(
        ...rows.map((row): TaggedImage => {
          const until = toOptionalIso(row.until);
          return {
            repository: row.repository,
            tag: row.tag,
            documentDigest: row.document_digest,
            from: toIso(row.from),
            ...(until && { until }),
            dateSource:
              row.date_source === 'created' ? 'created' : 'first-seen',
            isRelease: Boolean(row.is_release),
            image: toStoredImage(row),
          };
        }),
      );
    }
    return found;
  }

  /** Tags of a repository that hold no image or could not be read. */
  async problems(
    repositories: readonly string[],
  ): Promise<Map<string, TagProblem[]>> {
    const found = new Map<string, TagProblem[]>();
    for (const part of chunksOf(repositories)) {
      const rows = await this.knex<ProblemRow>('tag_problems')
        .whereIn('repository', part)
        .orderBy('tag');
      for (const row of rows) {
        const list = found.get(row.repository) ?? [];
        list.push({
          tag: row.tag,
          skipped: Boolean(row.skipped),
          code: row.code,
          message: row.message,
          remedy: row.remedy,
          since: toIso(row.since),
        });
        found.set(row.repository, list);
      }
    }
    return found;
  }

  /** Replaces a repository's tag problems; what is as before is not written. */
  async replaceProblems(
    repository: string,
    problems: readonly Omit<TagProblem, 'since'>[],
    now: Date,
  ): Promise<void> {
    const stored = new Map(
      ((await this.problems([repository])).get(repository) ?? []).map(
        problem => [problem.tag, problem],
      ),
    );
    const wanted = new Map(problems.map(problem => [problem.tag, problem]));
    const gone = [...stored.keys()].filter(tag => !wanted.has(tag));
    const changed = [...wanted.values()].filter(problem => {
      const before = stored.get(problem.tag);
      return (
        before?.code !== problem.code ||
        before.message !== problem.message ||
        before.skipped !== problem.skipped
      );
    });
    if (gone.length === 0 && changed.length === 0) return;
    await this.knex.transaction(async tx => {
      for (const tags of chunksOf(gone)) {
        await tx('tag_problems')
          .where({ repository })
          .whereIn('tag', tags)
          .delete();
      }
      for (const part of chunksOf(changed, 100)) {
        await tx('tag_problems')
          .insert(
            part.map(problem => {
              const before = stored.get(problem.tag);
              const isSame = before?.code === problem.code && before.since;
              return {
                repository,
                tag: problem.tag,
                skipped: problem.skipped,
                code: problem.code,
                message: problem.message,
                remedy: problem.remedy,
                since: isSame ? new Date(before.since ?? now) : now,
              };
            }),
          )
          .onConflict(['repository', 'tag'])
          .merge();
      }
    });
  }
}
