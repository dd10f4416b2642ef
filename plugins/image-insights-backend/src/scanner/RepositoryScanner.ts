import { LoggerService } from '@backstage/backend-plugin-api';
import {
  TagPattern,
  selectTags,
} from '@image-insights/backstage-plugin-image-insights-common';
import {
  ManifestHead,
  Platform,
  RegistryReader,
  RepositoryName,
  formatPlatform,
  formatRepository,
  isSidecarTag,
} from '@image-insights/oci-registry';
import { StoredDocument } from '../database/ImageStore';
import { RepositoryOutcome } from '../database/RepositoryStore';
import { Stores } from '../database/Stores';
import { SeenTag, TagTrouble } from '../database/TagStore';
import { AttestationReader } from './AttestationReader';
import { DocumentReader } from './DocumentReader';
import { ScanProgress } from './ScanProgress';
import { mapConcurrently } from './mapConcurrently';
import { problemOf } from './problems';

/** Tags of one repository that are asked about at the same time. */
const TAG_CONCURRENCY = 16;

/** Most signatures and attestations beside images that are told of. */
const MAX_SIDECARS = 50;

/** A repository to scan, with the wishes of all entities that name it. */
export interface RepositoryTask {
  repository: RepositoryName;
  /** One per distinct wish; `undefined` is the built-in rule. */
  patterns: (TagPattern | undefined)[];
}

/** Reads one repository and remembers what it holds. */
export class RepositoryScanner {
  readonly documents: DocumentReader;

  constructor(
    private readonly options: {
      reader: RegistryReader;
      stores: Stores;
      platforms: Platform[];
      tagsPerRepository: number;
      logger: LoggerService;
      now: () => Date;
    },
  ) {
    this.documents = new DocumentReader({
      reader: options.reader,
      images: options.stores.images,
      provenance: options.stores.provenance,
      attestations: new AttestationReader({
        reader: options.reader,
        provenance: options.stores.provenance,
        logger: options.logger,
      }),
      platforms: options.platforms,
      now: options.now,
    });
  }

  /**
   * Scans the repository. Failures of the registry end in the records, not in
   * a rejection; rejects when aborted or when the database fails.
   *
   * @param holdsLease - asked before anything is written: false when another
   * replica has taken the repository over.
   */
  async scan(
    task: RepositoryTask,
    context: {
      scanId: string;
      progress: ScanProgress;
      signal: AbortSignal;
      holdsLease: () => Promise<boolean>;
    },
  ): Promise<void> {
    const { signal, progress } = context;
    const { stores, logger, reader } = this.options;
    const name = formatRepository(task.repository);
    const read = { signal, onRequest: progress.onRequest };

    let list;
    try {
      list = await reader.listTags(task.repository, read);
    } catch (error) {
      signal.throwIfAborted();
      const problem = problemOf(error, logger);
      progress.repositoryListed(0);
      progress.addFailure({ repository: name, ...problem });
      if (await context.holdsLease()) {
        await stores.repositories.record({
          repository: name,
          scanId: context.scanId,
          at: this.options.now().toISOString(),
          state: 'failed',
          problem,
        });
      }
      return;
    }

    const tags = list.tags.filter(tag => !isSidecarTag(tag));
    const selected = this.select(tags, task.patterns);
    const sidecars = list.tags.filter(isSidecarTag).slice(0, MAX_SIDECARS);
    progress.repositoryListed(selected.length);

    const seen: SeenTag[] = [];
    const troubles: TagTrouble[] = sidecars.map(sidecarTrouble);
    await this.readTags({ task, selected, seen, troubles, context });

    const failed = troubles.filter(trouble => !trouble.skipped);
    const outcome: RepositoryOutcome = {
      repository: name,
      scanId: context.scanId,
      at: this.options.now().toISOString(),
      state: stateOf({ selected, failed }),
      tagCount: list.tags.length,
      selectedTagCount: selected.length,
      problem:
        failed.length > 0 && failed.length === selected.length
          ? failed[0].problem
          : undefined,
    };
    if (!(await context.holdsLease())) {
      return;
    }
    const open = await stores.tags.openTags(name);
    const present = new Set(list.tags);
    // Read well, but no image (any more): it ends what the tag held before.
    const noImages = new Set(
      troubles.filter(({ skipped }) => skipped).map(({ tag }) => tag),
    );
    await stores.transaction(async transaction => {
      await stores.tags.record(
        {
          repository: name,
          at: outcome.at,
          seen,
          troubles,
          // A list that was cut short says nothing of what it leaves out.
          vanished: [...open.keys()].filter(
            tag => noImages.has(tag) || (!list.truncated && !present.has(tag)),
          ),
        },
        transaction,
      );
      await stores.repositories.record(outcome, transaction);
    });
  }

  private select(
    tags: string[],
    patterns: (TagPattern | undefined)[],
  ): string[] {
    const limit = this.options.tagsPerRepository;
    return [
      ...new Set(
        patterns.flatMap(pattern =>
          selectTags({ tags, limit, pattern }).selected.map(({ tag }) => tag),
        ),
      ),
    ];
  }

  private async readTags(options: {
    task: RepositoryTask;
    selected: string[];
    seen: SeenTag[];
    troubles: TagTrouble[];
    context: { progress: ScanProgress; signal: AbortSignal };
  }): Promise<void> {
    const { task, selected, seen, troubles, context } = options;
    const { signal, progress } = context;
    const { reader, logger, stores } = this.options;
    const read = { signal, onRequest: progress.onRequest };
    const name = formatRepository(task.repository);

    const fail = (tag: string, error: unknown) => {
      signal.throwIfAborted();
      const problem = problemOf(error, logger);
      troubles.push({ tag, skipped: false, problem });
      progress.addTag('failed');
      progress.addFailure({ repository: name, tag, ...problem });
    };

    const heads = new Map<string, ManifestHead>();
    await mapConcurrently(
      selected,
      { limit: TAG_CONCURRENCY, signal },
      async tag => {
        try {
          heads.set(tag, await reader.headManifest(task.repository, tag, read));
        } catch (error) {
          fail(tag, error);
        }
      },
    );

    const digests = [...heads.values()].map(head => head.digest);
    const known = await stores.images.knownDocuments(
      digests,
      this.options.platforms.map(formatPlatform),
    );
    // A header is only a claim: what other repositories hold does not count.
    const served = await stores.images.served(name, digests);
    // Tags of one digest share one reading.
    const groups = new Map<string, { head: ManifestHead; tags: string[] }>();
    for (const [tag, head] of heads) {
      const group = groups.get(head.digest) ?? { head, tags: [] };
      group.tags.push(tag);
      groups.set(head.digest, group);
    }
    const settle = (
      tag: string,
      document: StoredDocument,
      result: 'known' | 'fetched',
    ) => {
      if (document.images.length === 0) {
        troubles.push(artifactTrouble(tag, document));
        progress.addTag('skipped');
        return;
      }
      seen.push({
        tag,
        documentDigest: document.digest,
        createdAt: document.createdAt,
      });
      progress.addTag(result);
    };
    await mapConcurrently(
      [...groups.values()],
      { limit: TAG_CONCURRENCY, signal },
      async ({ head, tags }) => {
        const stored = known.get(head.digest);
        if (stored && served.has(head.digest)) {
          tags.forEach(tag => settle(tag, stored, 'known'));
          return;
        }
        try {
          const { document, analysed } = await this.documents.read(
            task.repository,
            head.digest,
            { ...read, document: head.document },
          );
          for (let count = 0; count < analysed; count++) {
            progress.addAnalysed();
          }
          const result = stored ? 'known' : 'fetched';
          tags.forEach(tag => settle(tag, document, result));
        } catch (error) {
          tags.forEach(tag => fail(tag, error));
        }
      },
    );
  }
}

function stateOf(options: {
  selected: string[];
  failed: TagTrouble[];
}): RepositoryOutcome['state'] {
  const { selected, failed } = options;
  if (failed.length === 0) {
    return 'fresh';
  }
  return failed.length === selected.length ? 'failed' : 'partial';
}

function sidecarTrouble(tag: string): TagTrouble {
  return {
    tag,
    skipped: true,
    problem: {
      code: 'not-an-image',
      message: `The tag ${tag} holds what a tool hung beside an image (a signature, an attestation or an SBOM), no image`,
      remedy: 'Nothing to do.',
    },
  };
}

function artifactTrouble(tag: string, document: StoredDocument): TagTrouble {
  const lacksPlatform = document.what.startsWith('index without ');
  return {
    tag,
    skipped: true,
    problem: {
      code: lacksPlatform ? 'platform-missing' : 'not-an-image',
      message: lacksPlatform
        ? `The tag ${tag} holds an ${document.what}`
        : `The tag ${tag} holds no image but: ${document.what}`,
      remedy: lacksPlatform
        ? 'Add the platform to imageInsights.scan.platforms in app-config, or leave the tag out with the annotation image-insights.io/tags.'
        : 'Nothing to do; the annotation image-insights.io/tags can leave it out.',
    },
  };
}
