import { randomUUID } from 'node:crypto';
import { LoggerService } from '@backstage/backend-plugin-api';
import { ContentsState } from '@image-insights/backstage-plugin-image-insights-common';
import {
  ImageContents,
  ImageDescription,
  Known,
  ProvenanceFacts,
  RegistryFacts,
  ReleaseHistory,
  RuleInput,
  RuleSet,
  SourceFacts,
  judgeImage,
  summariseContents,
} from '@image-insights/image-analysis';
import { formatPlatform } from '@image-insights/oci-registry';
import { ImageInsightsConfig } from '../config/ImageInsightsConfig';
import { contentsStateOf } from '../contents/contentsStateOf';
import { loadContents } from '../contents/loadContents';
import { ClaimedImage } from '../database/JudgementStore';
import { StoredLayer } from '../database/ContentsStore';
import { StoredEntity } from '../database/EntityStore';
import { Stores } from '../database/Stores';
import { inputsOf, readImageEvidence } from './inputsOf';
import { RepositoryContext, readRepositoryContext } from './RepositoryContext';
import { ReleaseContext } from './releaseContexts';
import { yieldToRequests } from './yieldToRequests';

/** Longer than the largest image takes. */
const LEASE_MILLIS = 120_000;

/** An image that fails this often is left until there is a new reason. */
const MAX_ATTEMPTS = 3;
const RETRY_MILLIS = 60_000;

/** More beginnings than that have only images with which replicas ended. */
const MAX_BEGINNINGS = 2 * MAX_ATTEMPTS;

/** Contexts of repositories that are kept while they do not change. */
const MAX_CONTEXTS = 50;

/** Judges images by the rules, from what is stored, one at a time. */
export class ImageJudge {
  private generation = '';
  private entities: Promise<StoredEntity[]> | undefined;
  private readonly contexts = new Map<string, Promise<RepositoryContext>>();

  constructor(
    private readonly options: {
      stores: Stores;
      config: ImageInsightsConfig;
      ruleSet: RuleSet;
      logger: LoggerService;
      now?: () => Date;
    },
  ) {}

  /**
   * Judges the next image.
   *
   * @returns the repository that it is at home in, `''` where it is nowhere any
   * more or failed, undefined where none is due.
   */
  async judgeNext(signal: AbortSignal): Promise<string | undefined> {
    const { judgements } = this.options.stores;
    const ticket = randomUUID();
    const image = await judgements.claim({
      ticket,
      durationMillis: LEASE_MILLIS,
    });
    if (!image) {
      return undefined;
    }
    const { digest } = image;
    if (image.attempts > MAX_BEGINNINGS) {
      this.options.logger.error(
        `The image ${digest} is not judged: the backend ended ${MAX_BEGINNINGS} times while it was at it`,
      );
      await judgements.fail({ digest, ticket });
      return '';
    }
    try {
      return await this.judge(image, ticket, signal);
    } catch (error) {
      if (signal.aborted) {
        await judgements.giveBack({ digest, ticket });
        throw signal.reason;
      }
      this.options.logger.error(
        `The image ${digest} could not be judged`,
        error instanceof Error ? error : new Error(String(error)),
      );
      await judgements.fail({
        digest,
        ticket,
        retryAfterMillis:
          image.attempts < MAX_ATTEMPTS ? RETRY_MILLIS : undefined,
      });
      return '';
    }
  }

  private async judge(
    claimed: ClaimedImage,
    ticket: string,
    signal: AbortSignal,
  ): Promise<string> {
    const { stores, config, ruleSet } = this.options;
    const { digest, revision } = claimed;
    const home = (await stores.tags.homes([digest])).get(digest);
    const image = await stores.images.description(digest);
    const facts = await stores.images.facts(digest);
    const context = home === undefined ? undefined : await this.context(home);
    const release = context?.releases.get(digest);
    if (!context || !release || !image || !facts) {
      // No tag points to it any more; its last verdict stays.
      await stores.judgements.fail({ digest, ticket });
      return '';
    }
    const evidence = await readImageEvidence([release], stores);
    const layers = evidence.layers.get(digest) ?? [];
    const ownState = contentsStateOf(layers, config.contents);
    // What fails in an orderly way is not begun that often: without the
    // contents, which take the most memory, it may go well.
    const contentsState: ContentsState =
      claimed.attempts > MAX_ATTEMPTS
        ? {
            state: 'failed',
            reason: `the backend ended ${MAX_ATTEMPTS} times while it judged the image with them: give it more memory`,
          }
        : ownState;
    const contents = await this.contents(image, layers, contentsState, signal);
    const input: RuleInput = {
      image,
      facts,
      contents,
      source: sourceOf(release, context),
      provenance: await this.provenance(digest),
      history: await this.history(release),
      registry: await this.registry(image, context),
      options: {
        ...ruleSet.options,
        ...(context.budgetBytes !== undefined && {
          sizeBudgetBytes: context.budgetBytes,
        }),
      },
    };
    await yieldToRequests();
    signal.throwIfAborted();
    const judgement = judgeImage({ input, ruleSet });
    await yieldToRequests();
    await stores.judgements.save({
      ticket,
      revision,
      judgement: {
        imageDigest: digest,
        judgement,
        contents: contents.known
          ? summariseContents({ contents: contents.value, image })
          : undefined,
        contentsState,
        inputs: inputsOf({
          release,
          context,
          evidence,
          contentsState: ownState,
        }),
        judgedAt: this.now().toISOString(),
      },
    });
    return context.repository;
  }

  /** Kept until a scan began, went on or ended. */
  private async context(repository: string): Promise<RepositoryContext> {
    const { stores, config } = this.options;
    const generation = await stores.scans.generation();
    if (generation !== this.generation) {
      this.contexts.clear();
      this.entities = undefined;
      this.generation = generation;
    }
    const kept = this.contexts.get(repository);
    if (kept) {
      return kept;
    }
    // Images of all repositories come in turn: the catalog is read once for all.
    const entities = (this.entities ??= stores.entities.list());
    const read = entities.then(list =>
      readRepositoryContext({ repository, entities: list, stores, config }),
    );
    entities.catch(() => {
      this.entities = undefined;
    });
    const [oldest] = this.contexts.keys();
    if (this.contexts.size >= MAX_CONTEXTS && oldest !== undefined) {
      this.contexts.delete(oldest);
    }
    this.contexts.set(repository, read);
    read.catch(() => this.contexts.delete(repository));
    return read;
  }

  private async contents(
    image: ImageDescription,
    layers: StoredLayer[],
    state: ContentsState,
    signal: AbortSignal,
  ): Promise<Known<ImageContents>> {
    if (state.state !== 'read' && state.state !== 'partial') {
      return {
        known: false,
        reason: `layer contents were not read: ${state.reason ?? state.state}`,
      };
    }
    return {
      known: true,
      value: await loadContents({
        image,
        layers,
        contents: this.options.stores.contents,
        signal,
      }),
    };
  }

  private async provenance(digest: string): Promise<Known<ProvenanceFacts>> {
    const stored = await this.options.stores.provenance.get(digest);
    if (stored?.facts) {
      return { known: true, value: stored.facts };
    }
    return {
      known: false,
      reason:
        stored?.problem?.message ?? 'there is no attestation beside the image',
      isAbsent:
        stored === undefined || stored.problem?.code === 'no-provenance',
    };
  }

  private async history(
    release: ReleaseContext,
  ): Promise<Known<ReleaseHistory>> {
    const { stores } = this.options;
    const digests = release.earlier.map(({ digest }) => digest);
    const images = await stores.images.descriptions(digests);
    const lockfiles = await stores.judgements.lockfiles(digests);
    return {
      known: true,
      value: {
        tag: release.tag,
        tags: release.tags,
        at: release.at,
        earlier: release.earlier.flatMap(({ digest, tag, at }) => {
          const image = images.get(digest);
          return image
            ? [{ tag, at, image, lockfiles: lockfiles.get(digest) }]
            : [];
        }),
        movedFrom: release.movedFrom,
      },
    };
  }

  /** What the base's tag points to now, where we follow its repository. */
  private async registry(
    image: ImageDescription,
    context: RepositoryContext,
  ): Promise<Known<RegistryFacts>> {
    const unknown = (reason: string) => ({ known: false as const, reason });
    const { base } = image;
    if (!base.known || !base.name || !base.digest) {
      return unknown('name and digest of the base image are not both known');
    }
    const documentDigest = context.bases.get(base.name);
    if (documentDigest === undefined) {
      return unknown('no entity names the repository of the base image');
    }
    const { images } = this.options.stores;
    const platform = formatPlatform(image.platform);
    const current = await images.imageOfDocument(documentDigest, platform);
    if (!current) {
      return unknown("the base image's tag has no image for this platform");
    }
    const recorded = await images.imageOfDocument(base.digest, platform);
    const isSame =
      base.digest === documentDigest || base.digest === current.digest;
    return {
      known: true,
      value: {
        base: {
          reference: base.name,
          recordedDigest: base.digest,
          currentDigest: isSame ? base.digest : documentDigest,
          recordedCreatedAt: recorded?.createdAt,
          currentCreatedAt: current.createdAt,
          currentCompressedBytes: current.compressedBytes,
        },
      },
    };
  }

  private now(): Date {
    return this.options.now?.() ?? new Date();
  }
}

/** The repository's Dockerfile is the newest release's at best. */
function sourceOf(
  release: ReleaseContext,
  context: RepositoryContext,
): Known<SourceFacts> {
  if (!release.isCurrent) {
    return {
      known: false,
      reason:
        'the Dockerfile at the source location is that of the newest release',
    };
  }
  const dockerfile = context.sources.find(({ role }) => role === 'dockerfile');
  if (dockerfile?.text === undefined) {
    return { known: false, reason: context.noSourceReason };
  }
  const ignore = context.sources.find(({ role }) => role === 'dockerignore');
  return {
    known: true,
    value: {
      dockerfile: {
        path: dockerfile.path,
        text: dockerfile.text,
        from: 'source',
      },
      dockerignore:
        ignore && !ignore.problem
          ? { path: ignore.path, text: ignore.text }
          : undefined,
    },
  };
}
