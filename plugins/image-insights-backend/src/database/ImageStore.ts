import {
  BaseCandidate,
  ImageDescription,
  ImageFacts,
} from '@image-insights/image-analysis';
import { Knex } from 'knex';
import { CHUNK, chunksOf, readInteger, readOptionalInteger } from './columns';
import {
  BaseCandidateQuestion,
  findBaseCandidates,
  findImagesToEvaluate,
} from './findBaseCandidates';
import { figuresOf, readDescription, readFacts } from './imageColumns';
import { DescribedImage, insertImage } from './insertImage';

/** What a tag points to, once it was read. */
export interface StoredDocument {
  digest: string;
  kind: 'image' | 'index' | 'artifact';
  /** In words: `Helm chart`. */
  what: string;
  /** Digests of its images, one per platform wanted. */
  images: string[];
  /** Earliest believable creation time of its images. */
  createdAt?: string;
}

export interface ImageStore {
  /** Documents that were read with these platforms wanted. */
  knownDocuments(
    digests: string[],
    wantedPlatforms: string[],
  ): Promise<Map<string, StoredDocument>>;
  hasImage(digest: string): Promise<boolean>;
  /** Stores a document and those of its images that are not stored yet. */
  saveDocument(options: {
    document: Omit<StoredDocument, 'createdAt'>;
    wantedPlatforms: string[];
    images: DescribedImage[];
    /** Length of the manifest or index itself. */
    documentBytes?: number;
  }): Promise<void>;
  /** With layers' uncompressed lengths as far as they were read. */
  description(digest: string): Promise<ImageDescription | undefined>;
  descriptions(digests: string[]): Promise<Map<string, ImageDescription>>;
  /** Those of the manifests that the repository itself served before. */
  served(repository: string, digests: string[]): Promise<Set<string>>;
  saveServed(repository: string, digests: string[]): Promise<void>;
  facts(digest: string): Promise<ImageFacts | undefined>;
  /** The platform's image of an index or a manifest that is stored. */
  imageOfDocument(
    documentDigest: string,
    platform: string,
  ): Promise<ImageFigures | undefined>;
  /** Repositories and tags that point to an image now or did before. */
  holders(digest: string): Promise<ImageHolder[]>;
  /** How many images hold each of the layers. */
  countImagesOfLayers(layerDigests: string[]): Promise<Map<string, number>>;
  /** Images whose base has to be looked up (again). */
  imagesToEvaluate(): Promise<string[]>;
  baseCandidates(keys: BaseCandidateQuestion): Promise<BaseCandidate[]>;
  saveEvaluation(description: ImageDescription): Promise<void>;
}

/** The bare figures of an image. */
export interface ImageFigures {
  digest: string;
  createdAt?: string;
  compressedBytes: number;
}

export interface ImageHolder {
  repository: string;
  tag: string;
  isCurrent: boolean;
}

export class DatabaseImageStore implements ImageStore {
  constructor(private readonly knex: Knex) {}

  async knownDocuments(
    digests: string[],
    wantedPlatforms: string[],
  ): Promise<Map<string, StoredDocument>> {
    const found = new Map<string, StoredDocument>();
    const platforms = platformsText(wantedPlatforms);
    for (const chunk of chunksOf([...new Set(digests)], CHUNK)) {
      const rows: {
        digest: string;
        kind: string;
        what: string;
        image_digest: string | null;
        created_at: string | null;
      }[] = await this.knex('documents')
        .leftJoin(
          'document_images',
          'document_images.document_digest',
          'documents.digest',
        )
        .leftJoin('images', 'images.digest', 'document_images.image_digest')
        .whereIn('documents.digest', chunk)
        // What is no index is the same whatever platforms are wanted.
        .where(query =>
          query
            .where('documents.platforms', platforms)
            .orWhereNot('documents.kind', 'index'),
        )
        .select(
          'documents.digest',
          'documents.kind',
          'documents.what',
          'document_images.image_digest',
          'images.created_at',
        );
      for (const row of rows) {
        const document = found.get(row.digest) ?? {
          digest: row.digest,
          kind: readKind(row.kind),
          what: row.what,
          images: [],
        };
        if (row.image_digest !== null) {
          document.images.push(row.image_digest);
        }
        document.createdAt = earliest(document.createdAt, row.created_at);
        found.set(row.digest, document);
      }
    }
    return found;
  }

  async hasImage(digest: string): Promise<boolean> {
    const row = await this.knex('images').where({ digest }).first('digest');
    return row !== undefined;
  }

  async saveDocument(options: {
    document: Omit<StoredDocument, 'createdAt'>;
    wantedPlatforms: string[];
    images: DescribedImage[];
    documentBytes?: number;
  }): Promise<void> {
    const { document, images, documentBytes } = options;
    await this.knex.transaction(async transaction => {
      for (const image of images) {
        await insertImage(transaction, image);
      }
      await transaction('documents')
        .insert({
          digest: document.digest,
          kind: document.kind,
          what: document.what,
          platforms: platformsText(options.wantedPlatforms),
          ...(documentBytes !== undefined && { document_bytes: documentBytes }),
        })
        .onConflict('digest')
        .merge();
      await transaction('document_images')
        .where({ document_digest: document.digest })
        .delete();
      const stored: { digest: string; platform: string }[] = await transaction(
        'images',
      )
        .whereIn('digest', document.images)
        .select('digest', 'platform');
      if (stored.length > 0) {
        await transaction('document_images').insert(
          stored.map(image => ({
            document_digest: document.digest,
            image_digest: image.digest,
            platform: image.platform,
          })),
        );
      }
    });
  }

  async description(digest: string): Promise<ImageDescription | undefined> {
    return (await this.descriptions([digest])).get(digest);
  }

  async descriptions(
    digests: string[],
  ): Promise<Map<string, ImageDescription>> {
    const found = new Map<string, ImageDescription>();
    for (const chunk of chunksOf([...new Set(digests)], CHUNK)) {
      const rows: {
        digest: string;
        description: string;
        uncompressed_bytes: number | string | null;
      }[] = await this.knex('images')
        .whereIn('digest', chunk)
        .select('digest', 'description', 'uncompressed_bytes');
      const lengths: {
        image_digest: string;
        layer_digest: string;
        uncompressed_bytes: number | string;
      }[] = await this.knex('image_layers')
        .join(
          'layer_contents',
          'layer_contents.digest',
          'image_layers.layer_digest',
        )
        .whereIn('image_layers.image_digest', chunk)
        .whereNotNull('layer_contents.uncompressed_bytes')
        .distinct(
          'image_layers.image_digest',
          'image_layers.layer_digest',
          'layer_contents.uncompressed_bytes',
        );
      const byImage = new Map<string, Map<string, number>>();
      for (const row of lengths) {
        const layers = byImage.get(row.image_digest) ?? new Map();
        layers.set(row.layer_digest, readInteger(row.uncompressed_bytes));
        byImage.set(row.image_digest, layers);
      }
      for (const row of rows) {
        const description = readDescription(row.description);
        const layers = byImage.get(row.digest);
        found.set(row.digest, {
          ...description,
          uncompressedBytes:
            readOptionalInteger(row.uncompressed_bytes) ??
            description.uncompressedBytes,
          layers: description.layers.map(layer => ({
            ...layer,
            uncompressedBytes:
              layers?.get(layer.digest) ?? layer.uncompressedBytes,
          })),
        });
      }
    }
    return found;
  }

  async served(repository: string, digests: string[]): Promise<Set<string>> {
    const found = new Set<string>();
    for (const chunk of chunksOf([...new Set(digests)], CHUNK)) {
      const rows: { digest: string }[] = await this.knex('repository_documents')
        .where({ repository })
        .whereIn('digest', chunk)
        .select('digest');
      rows.forEach(row => found.add(row.digest));
    }
    return found;
  }

  async saveServed(repository: string, digests: string[]): Promise<void> {
    for (const chunk of chunksOf([...new Set(digests)], 100)) {
      await this.knex('repository_documents')
        .insert(chunk.map(digest => ({ repository, digest })))
        .onConflict(['repository', 'digest'])
        .ignore();
    }
  }

  async imageOfDocument(
    documentDigest: string,
    platform: string,
  ): Promise<ImageFigures | undefined> {
    const row:
      | {
          digest: string;
          created_at: string | null;
          compressed_bytes: number | string;
        }
      | undefined = await this.knex('images')
      .where({ platform })
      .where(query =>
        query
          .where({ digest: documentDigest })
          .orWhereIn(
            'digest',
            this.knex('document_images')
              .where({ document_digest: documentDigest })
              .select('image_digest'),
          ),
      )
      .first('digest', 'created_at', 'compressed_bytes');
    return (
      row && {
        digest: row.digest,
        createdAt: row.created_at ?? undefined,
        compressedBytes: readInteger(row.compressed_bytes),
      }
    );
  }

  async facts(digest: string): Promise<ImageFacts | undefined> {
    const row: { facts: string } | undefined = await this.knex('images')
      .where({ digest })
      .first('facts');
    return row && readFacts(row.facts);
  }

  async holders(digest: string): Promise<ImageHolder[]> {
    const rows: { repository: string; tag: string; until_at: string | null }[] =
      await this.knex('document_images')
        .join(
          'tag_intervals',
          'tag_intervals.document_digest',
          'document_images.document_digest',
        )
        .where('document_images.image_digest', digest)
        .orderBy(['repository', 'tag', 'from_at'])
        .select('repository', 'tag', 'until_at');
    return rows.map(row => ({
      repository: row.repository,
      tag: row.tag,
      isCurrent: row.until_at === null,
    }));
  }

  async countImagesOfLayers(
    layerDigests: string[],
  ): Promise<Map<string, number>> {
    const counts = new Map<string, number>();
    for (const chunk of chunksOf([...new Set(layerDigests)], CHUNK)) {
      const rows: { layer_digest: string; images: number | string }[] =
        await this.knex('image_layers')
          .whereIn('layer_digest', chunk)
          .groupBy('layer_digest')
          .select('layer_digest')
          .countDistinct({ images: 'image_digest' });
      rows.forEach(row => counts.set(row.layer_digest, Number(row.images)));
    }
    return counts;
  }

  imagesToEvaluate(): Promise<string[]> {
    return findImagesToEvaluate(this.knex);
  }

  baseCandidates(keys: BaseCandidateQuestion): Promise<BaseCandidate[]> {
    return findBaseCandidates(this.knex, keys);
  }

  async saveEvaluation(description: ImageDescription): Promise<void> {
    const { uncompressed_bytes: uncompressed, ...figures } =
      figuresOf(description);
    await this.knex('images')
      .where({ digest: description.digest })
      .update({
        ...figures,
        // What was read of the layers is known better.
        ...(uncompressed !== null && { uncompressed_bytes: uncompressed }),
        base_evaluated: true,
      });
  }
}

function earliest(
  left: string | undefined,
  right: string | null,
): string | undefined {
  if (right === null || (left !== undefined && left <= right)) {
    return left;
  }
  return right;
}

function readKind(text: string): StoredDocument['kind'] {
  return text === 'image' || text === 'index' ? text : 'artifact';
}

function platformsText(platforms: string[]): string {
  return [...platforms].sort().join(',');
}
