import {
  ImageFacts,
  describeImage,
  toImageFacts,
} from '@image-insights/image-analysis';
import {
  ImageIndex,
  ManifestDocument,
  Platform,
  ReadOptions,
  RegistryError,
  RegistryReader,
  RepositoryName,
  classifyManifest,
  formatPlatform,
  formatRepository,
  selectPlatformManifests,
} from '@image-insights/oci-registry';
import { ImageStore, StoredDocument } from '../database/ImageStore';
import { ProvenanceStore } from '../database/ProvenanceStore';
import { AttestationReader } from './AttestationReader';

/** Indexes may name indexes; nobody needs more than this. */
const MAX_DEPTH = 4;

interface Found {
  kind: StoredDocument['kind'];
  what: string;
  /** Digests of all images, stored before or not. */
  digests: string[];
  fresh: { facts: ImageFacts; manifestBytes: number }[];
  /** Children of the index that are no images. */
  others: string[];
  /** Manifests that the repository has served, this time or before. */
  served: string[];
  /** True where something beside the images has to be asked for again. */
  isIncomplete?: boolean;
}

/**
 * Reads what a tag points to: the image, or an index's images for the wanted
 * platforms. Nothing is read twice of one repository, and nothing is taken
 * from another one: a digest in a header or in an index is only a claim, and
 * may name an image of somebody else. Each repository has to serve each
 * manifest itself, once; configs of images that are stored are not read again.
 */
export class DocumentReader {
  constructor(
    private readonly options: {
      reader: RegistryReader;
      images: ImageStore;
      provenance: ProvenanceStore;
      attestations: AttestationReader;
      platforms: Platform[];
      now: () => Date;
    },
  ) {}

  /**
   * Reads and stores. Rejects with `RegistryError`; then nothing is stored.
   * @returns the document, and how many images were new.
   */
  async read(
    repository: RepositoryName,
    digest: string,
    options: ReadOptions & { document?: ManifestDocument },
  ): Promise<{ document: StoredDocument; analysed: number }> {
    const { reader, images, provenance, platforms, now } = this.options;
    const { document: given, ...readOptions } = options;
    const manifest =
      given ?? (await reader.getManifest(repository, digest, readOptions));
    const found = await this.inspect(repository, manifest, readOptions, {
      depth: 0,
      indexAnnotations: {},
    });
    const digests = [...new Set(found.digests)];
    const document = {
      digest: manifest.digest,
      kind: found.kind,
      what: shownText(
        found.kind === 'index' && digests.length === 0
          ? this.emptyIndex(found, manifest)
          : found.what,
      ),
      images: digests,
    };
    const described = [];
    for (const { facts, manifestBytes } of found.fresh) {
      described.push({
        facts,
        manifestBytes,
        description: describeImage({
          facts,
          repositories: [formatRepository(repository)],
          provenance: (await provenance.get(facts.digest))?.facts,
          now: now(),
        }),
      });
    }
    await images.saveDocument({
      document,
      wantedPlatforms: platforms.map(formatPlatform),
      images: described,
      documentBytes: manifest.bytes.length,
    });
    await images.saveServed(formatRepository(repository), [
      ...found.served,
      // Where it is not noted as served, the next scan looks into it again.
      ...(found.isIncomplete ? [] : [manifest.digest]),
    ]);
    const stored = await images.knownDocuments(
      [document.digest],
      platforms.map(formatPlatform),
    );
    return {
      document: stored.get(document.digest) ?? document,
      analysed: found.fresh.length,
    };
  }

  private async inspect(
    repository: RepositoryName,
    manifest: ManifestDocument,
    options: ReadOptions,
    place: { depth: number; indexAnnotations: Record<string, string> },
  ): Promise<Found> {
    const { content } = manifest;
    const { kind, what } = classifyManifest(content);
    if (kind === 'artifact') {
      return {
        kind,
        what,
        digests: [],
        fresh: [],
        others: [what],
        served: [manifest.digest],
      };
    }
    if (content.kind === 'index') {
      return this.inspectIndex(repository, content, options, place.depth);
    }
    const stored = await this.options.images.hasImage(manifest.digest);
    if (stored) {
      return {
        kind: 'image',
        what,
        digests: [manifest.digest],
        fresh: [],
        others: [],
        served: [manifest.digest],
      };
    }
    const { config } = await this.options.reader.getConfig(
      repository,
      content.config,
      options,
    );
    const facts: ImageFacts = toImageFacts({
      manifestDigest: manifest.digest,
      manifest: content,
      config,
      indexAnnotations: place.indexAnnotations,
    });
    return {
      kind: 'image',
      what,
      digests: [manifest.digest],
      fresh: [{ facts, manifestBytes: manifest.bytes.length }],
      others: [],
      served: [manifest.digest],
    };
  }

  private async inspectIndex(
    repository: RepositoryName,
    index: ImageIndex,
    options: ReadOptions,
    depth: number,
  ): Promise<Found> {
    if (depth >= MAX_DEPTH) {
      throw new RegistryError({
        code: 'too-large',
        message: `The index nests deeper than ${MAX_DEPTH} levels`,
        remedy: 'Push an index that names its images directly.',
        host: repository.host,
        repository: repository.name,
      });
    }
    const found: Found = {
      kind: 'index',
      what: 'index',
      digests: [],
      fresh: [],
      others: [],
      served: [],
    };
    const wanted = selectPlatformManifests(index, this.options.platforms);
    const served = await this.options.images.served(
      formatRepository(repository),
      wanted.map(({ descriptor }) => descriptor.digest),
    );
    for (const { descriptor } of wanted) {
      options.signal?.throwIfAborted();
      if (
        served.has(descriptor.digest) &&
        (await this.options.images.hasImage(descriptor.digest))
      ) {
        found.digests.push(descriptor.digest);
        continue;
      }
      const child = await this.inspect(
        repository,
        await this.options.reader.getManifest(
          repository,
          descriptor.digest,
          options,
        ),
        options,
        { depth: depth + 1, indexAnnotations: index.annotations },
      );
      found.digests.push(...child.digests);
      found.fresh.push(...child.fresh);
      found.others.push(...child.others);
      found.served.push(...child.served);
      found.isIncomplete ||= child.isIncomplete;
    }
    const isComplete = await this.options.attestations.read(
      repository,
      index,
      found.digests,
      options,
    );
    found.isIncomplete ||= !isComplete;
    return found;
  }

  private emptyIndex(found: Found, manifest: ManifestDocument): string {
    const offered =
      manifest.content.kind === 'index'
        ? selectPlatformManifests(manifest.content, []).map(({ platform }) =>
            formatPlatform(platform),
          )
        : [];
    const wanted = this.options.platforms.map(formatPlatform).join(', ');
    if (offered.length > 0) {
      return `index without ${wanted} (it has ${offered.join(', ')})`;
    }
    return found.others[0] ?? 'index without images';
  }
}

/** What a registry calls something, fit to be stored and shown. */
function shownText(text: string): string {
  return text.replace(/\p{Cc}/gu, ' ').slice(0, 200);
}
