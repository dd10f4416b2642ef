import {
  compileTagPattern,
  SelectedTag,
  selectTags,
  TagProblem,
} from '@image-insights/backstage-plugin-image-insights-common';
import {
  formatRepository,
  isSidecarTag,
  ReadOptions,
  RegistryReader,
  RepositoryName,
} from '@image-insights/oci-registry';
import { ImageStore } from '../database/ImageStore';
import { RepositoryScanResult } from '../database/RepositoryScanStore';
import { ScanFailure } from '../database/ScanStore';
import { ObservedTag, TagStore } from '../database/TagStore';
import { DocumentReader, ReadDocument } from './DocumentReader';
import { eachInParallel } from './eachInParallel';
import { problemOf } from './problemOf';
import { ScanTally } from './ScanTally';

/** Requests of one repository under way; the host's gate decides beyond. */
const TAGS_AT_A_TIME = 8;

/** A repository to scan, and which tags its entities want followed. */
export interface RepositoryTarget extends RepositoryName {
  /** Distinct patterns of the entities that name it; undefined: built-in rule. */
  tagPatterns: (string | undefined)[];
}

/** What a scan of one repository came to. */
export interface RepositoryScan {
  result: RepositoryScanResult;
  failures: ScanFailure[];
  /** Images that were not stored before. */
  newImages: string[];
}

type TagOutcome =
  | { kind: 'image'; observed: ObservedTag; newImages: string[] }
  | { kind: 'problem'; problem: Omit<TagProblem, 'since'> };

/**
 * Scans one repository: lists its tags, asks for the digest of each selected
 * one, and reads only what was never seen. One bad tag never stops the rest,
 * and nothing that is stored is lost by a failure.
 */
export class RepositoryScanner {
  readonly #registry: RegistryReader;
  readonly #images: ImageStore;
  readonly #tags: TagStore;
  readonly #reader: DocumentReader;
  readonly #tagsPerRepository: number;
  readonly #tally: ScanTally;

  constructor(options: {
    registry: RegistryReader;
    images: ImageStore;
    tags: TagStore;
    reader: DocumentReader;
    tagsPerRepository: number;
    tally: ScanTally;
  }) {
    this.#registry = options.registry;
    this.#images = options.images;
    this.#tags = options.tags;
    this.#reader = options.reader;
    this.#tagsPerRepository = options.tagsPerRepository;
    this.#tally = options.tally;
  }

  /** @throws the signal's reason when aborted; never for what a registry does */
  async scan(
    target: RepositoryTarget,
    signal: AbortSignal,
  ): Promise<RepositoryScan> {
    const repository = formatRepository(target);
    const options: ReadOptions = { signal, onRequest: this.#tally.onRequest };
    let listed: { tags: string[]; truncated: boolean };
    try {
      listed = await this.#registry.listTags(target, options);
    } catch (error) {
      signal.throwIfAborted();
      const problem = problemOf(error);
      this.#tally.failed += 1;
      this.#tally.found += 1;
      return {
        result: { outcome: 'failed', at: new Date(), problem },
        failures: [{ ...problem, repository }],
        newImages: [],
      };
    }
    const selected = this.#select(target, listed.tags);
    this.#tally.found += selected.length;

    const outcomes: TagOutcome[] = [];
    await eachInParallel(selected, TAGS_AT_A_TIME, async tag => {
      signal.throwIfAborted();
      outcomes.push(await this.#scanTag(target, tag, options));
    });
    return this.#record(repository, listed, selected.length, outcomes);
  }

  /** The union of what the repository's entities want followed. */
  #select(target: RepositoryTarget, tags: string[]): SelectedTag[] {
    const people = tags.filter(tag => !isSidecarTag(tag));
    const selected = new Map<string, SelectedTag>();
    for (const source of target.tagPatterns) {
      const pattern =
        source === undefined ? undefined : compileTagPattern(source);
      const { selected: some } = selectTags({
        tags: people,
        limit: this.#tagsPerRepository,
        ...(pattern?.ok && { pattern: pattern.value }),
      });
      for (const tag of some) {
        if (selected.get(tag.tag)?.kind !== 'release') {
          selected.set(tag.tag, tag);
        }
      }
    }
    return [...selected.values()];
  }

  async #scanTag(
    target: RepositoryTarget,
    { tag, kind }: SelectedTag,
    options: ReadOptions,
  ): Promise<TagOutcome> {
    try {
      const head = await this.#registry.headManifest(target, tag, options);
      const stored = await this.#images.document(head.digest);
      const read: ReadDocument = stored
        ? { ...stored, newImages: [] }
        : await this.#reader.read(target, head.digest, options, head.document);
      const { document } = read;
      if (document.kind === 'artifact') {
        this.#tally.skipped += 1;
        return {
          kind: 'problem',
          problem: {
            tag,
            skipped: true,
            code: 'not-an-image',
            message: `${tag} is no container image but ${
              document.what ?? document.mediaType
            }.`,
            remedy:
              'Nothing: it is left out. Leave it out of the tag pattern to hide it here.',
          },
        };
      }
      if (stored) this.#tally.known += 1;
      else this.#tally.fetched += 1;
      this.#tally.analysed += read.newImages.length;
      return {
        kind: 'image',
        newImages: read.newImages,
        observed: {
          tag,
          documentDigest: document.digest,
          isRelease: kind === 'release',
          ...(read.createdAt && { createdAt: read.createdAt }),
        },
      };
    } catch (error) {
      options.signal?.throwIfAborted();
      this.#tally.failed += 1;
      return {
        kind: 'problem',
        problem: { tag, skipped: false, ...problemOf(error) },
      };
    }
  }

  async #record(
    repository: string,
    listed: { tags: string[]; truncated: boolean },
    selectedTagCount: number,
    outcomes: TagOutcome[],
  ): Promise<RepositoryScan> {
    const now = new Date();
    const images = outcomes.flatMap(one => (one.kind === 'image' ? [one] : []));
    const problems = outcomes.flatMap(one =>
      one.kind === 'problem' ? [one.problem] : [],
    );
    const failed = problems.filter(problem => !problem.skipped);
    const failures = failed.map(({ skipped: _, ...problem }) => ({
      ...problem,
      repository,
    }));
    const counts = { tagCount: listed.tags.length, selectedTagCount };
    const newImages = images.flatMap(one => one.newImages);
    if (failed.length > 0 && failed.length === outcomes.length) {
      // Nothing could be read: that is the repository's trouble, not its tags'.
      const { tag: _, skipped: __, ...problem } = failed[0];
      return {
        result: { outcome: 'failed', at: now, problem, ...counts },
        failures: failures.slice(0, 1),
        newImages,
      };
    }
    await this.#tags.record({
      repository,
      observed: images.map(one => one.observed),
      ...(!listed.truncated && { listed: new Set(listed.tags) }),
      now,
    });
    await this.#tags.replaceProblems(repository, problems, now);
    return {
      result: {
        outcome: failed.length > 0 ? 'partial' : 'fresh',
        at: now,
        ...counts,
      },
      failures,
      newImages,
    };
  }
}
