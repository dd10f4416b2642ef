import {
  baseCandidateKeys,
  describeImage,
  toImageFacts,
} from '@image-insights/image-analysis';
import {
  classifyManifest,
  Descriptor,
  formatPlatform,
  ImageIndex,
  ManifestDocument,
  Platform,
  ReadOptions,
  RegistryError,
  RegistryReader,
  RepositoryName,
  formatRepository,
  selectPlatformManifests,
} from '@image-insights/oci-registry';
import { ImageStore, NewImage, StoredDocument } from '../database/ImageStore';

/** What a digest stands for, once it is stored. */
export interface ReadDocument {
  document: StoredDocument;
  /** Built when, by the first image that can be believed. */
  createdAt?: string;
  /** Digests of images that were not stored before. */
  newImages: string[];
}

/**
 * Reads what a tag points to and was never seen before, describes its images
 * and stores them. Each digest is read once, however many tags and
 * repositories of a scan lead to it.
 */
export class DocumentReader {
  readonly #registry: RegistryReader;
  readonly #images: ImageStore;
  readonly #platforms: readonly Platform[];
  readonly #now: () => Date;
  readonly #underWay = new Map<string, Promise<ReadDocument>>();

  constructor(options: {
    registry: RegistryReader;
    images: ImageStore;
    platforms: readonly Platform[];
    now: () => Date;
  }) {
    this.#registry = options.registry;
    this.#images = options.images;
    this.#platforms = options.platforms;
    this.#now = options.now;
  }

  /**
   * @param known - the document, where it had to be fetched already
   * @throws RegistryError
   */
  async read(
    repository: RepositoryName,
    digest: string,
    options: ReadOptions,
    known?: ManifestDocument,
  ): Promise<ReadDocument> {
    const underWay = this.#underWay.get(digest);
    if (underWay) return underWay;
    const reading = this.#readNow(repository, digest, options, known);
    this.#underWay.set(digest, reading);
    try {
      return await reading;
    } catch (error) {
      // Another repository may hold it in better order.
      this.#underWay.delete(digest);
      throw error;
    }
  }

  async #readNow(
    repository: RepositoryName,
    digest: string,
    options: ReadOptions,
    known?: ManifestDocument,
  ): Promise<ReadDocument> {
    const document =
      known ?? (await this.#registry.getManifest(repository, digest, options));
    const { kind, what, artifactType } = classifyManifest(document.content);
    const stored: StoredDocument = {
      digest: document.digest,
      kind,
      mediaType: artifactType ?? document.mediaType,
      what,
    };
    if (document.content.kind === 'index') {
      return this.#readIndex(repository, stored, document.content, options);
    }
    if (kind === 'artifact') {
      await this.#images.add({
        document: stored,
        images: [],
        members: [],
        now: this.#now(),
      });
      return { document: stored, newImages: [] };
    }
    const image = await this.#readImage(repository, document, {}, options);
    return this.#store(stored, [image], [image.description]);
  }

  async #readIndex(
    repository: RepositoryName,
    stored: StoredDocument,
    index: ImageIndex,
    options: ReadOptions,
  ): Promise<ReadDocument> {
    const wanted = selectPlatformManifests(index, this.#platforms);
    const children =
      wanted.length > 0
        ? wanted
        : selectPlatformManifests(index, []).slice(0, 1);
    if (children.length === 0) {
      const artifact: StoredDocument = {
        ...stored,
        kind: 'artifact',
        what: 'an index without images',
      };
      await this.#images.add({
        document: artifact,
        images: [],
        members: [],
        now: this.#now(),
      });
      return { document: artifact, newImages: [] };
    }
    const known = await this.#images.knownImages(
      children.map(({ descriptor }) => descriptor.digest),
    );
    const images: NewImage[] = [];
    for (const { descriptor } of children) {
      if (!known.has(descriptor.digest)) {
        const child = await this.#readChild(repository, descriptor, options);
        images.push(
          await this.#readImage(repository, child, index.annotations, options),
        );
      }
    }
    const members = children.map(({ descriptor, platform }) => ({
      digest: descriptor.digest,
      platform,
    }));
    return this.#store(stored, images, members);
  }

  async #readChild(
    repository: RepositoryName,
    descriptor: Descriptor,
    options: ReadOptions,
  ): Promise<ManifestDocument> {
    const child = await this.#registry.getManifest(
      repository,
      descriptor.digest,
      options,
    );
    if (
      child.content.kind !== 'manifest' ||
      classifyManifest(child.content).kind !== 'image'
    ) {
      throw new RegistryError({
        code: 'unsupported',
        host: repository.host,
        repository: repository.name,
        reference: descriptor.digest,
        message: `${formatRepository(repository)}: the index lists ${
          descriptor.digest
        } as an image, but it is none.`,
        remedy: 'Push the image again with a current build tool.',
      });
    }
    return child;
  }

  async #readImage(
    repository: RepositoryName,
    document: ManifestDocument,
    indexAnnotations: Record<string, string>,
    options: ReadOptions,
  ): Promise<NewImage> {
    const manifest = document.content;
    if (manifest.kind !== 'manifest') {
      throw new TypeError('an index is no image');
    }
    const { config } = await this.#registry.getConfig(
      repository,
      manifest.config,
      options,
    );
    const facts = toImageFacts({
      manifestDigest: document.digest,
      manifest,
      config,
      indexAnnotations,
    });
    const description = describeImage({
      facts,
      repositories: [formatRepository(repository)],
      baseCandidates: await this.#images.baseCandidates(
        baseCandidateKeys(facts),
      ),
      now: this.#now(),
    });
    return { facts, description };
  }

  async #store(
    document: StoredDocument,
    images: NewImage[],
    members: readonly { digest: string; platform: Platform }[],
  ): Promise<ReadDocument> {
    await this.#images.add({
      document,
      images,
      members: members.map(({ digest, platform }) => ({
        digest,
        platform: formatPlatform(platform),
      })),
      now: this.#now(),
    });
    const createdAt = images
      .map(({ description }) => description.createdAt)
      .find(at => at !== undefined);
    return {
      document,
      newImages: images.map(({ description }) => description.digest),
      ...(createdAt && { createdAt }),
    };
  }
}
