import {
  BaseCandidate,
  ImageDescription,
  ImageFacts,
  chainIds,
} from '@image-insights/image-analysis';
import { formatPlatform } from '@image-insights/oci-registry';
import { Knex } from 'knex';
import {
  chunksOf,
  StoredNumber,
  StoredTime,
  toBytes,
  toOptionalBytes,
  toOptionalIso,
} from './values';

/** What a tag points to, as far as it is stored. */
export interface StoredDocument {
  digest: string;
  kind: 'image' | 'index' | 'artifact';
  mediaType: string;
  /** What an artefact is, in words. */
  what?: string;
}

/** An image to be stored. */
export interface NewImage {
  facts: ImageFacts;
  description: ImageDescription;
}

/** The columns of an image that lists and histories need. */
export interface StoredImage {
  digest: string;
  platform: string;
  compressedBytes: number;
  baseBytes?: number;
  ownBytes?: number;
  uncompressedBytes?: number;
  layerCount: number;
  createdAt?: string;
  baseName?: string;
  revision?: string;
}

interface ImageRow {
  digest: string;
  platform: string;
  compressed_bytes: StoredNumber;
  layer_bytes: StoredNumber;
  config_bytes: StoredNumber;
  base_bytes: StoredNumber;
  own_bytes: StoredNumber;
  uncompressed_bytes: StoredNumber;
  layer_count: number;
  created_at: StoredTime;
  base_name: string | null;
  revision: string | null;
  chain_id: string | null;
  description: string;
  facts: string;
  stored_at: StoredTime;
}

/** Columns without the two long texts. */
export const IMAGE_COLUMNS = [
  'images.digest',
  'images.platform',
  'images.compressed_bytes',
  'images.base_bytes',
  'images.own_bytes',
  'images.uncompressed_bytes',
  'images.layer_count',
  'images.created_at',
  'images.base_name',
  'images.revision',
];

export type ImageColumns = Omit<ImageRow, 'description' | 'facts'>;

export function toStoredImage(row: ImageColumns): StoredImage {
  const baseBytes = toOptionalBytes(row.base_bytes);
  const ownBytes = toOptionalBytes(row.own_bytes);
  const uncompressedBytes = toOptionalBytes(row.uncompressed_bytes);
  const createdAt = toOptionalIso(row.created_at);
  return {
    digest: row.digest,
    platform: row.platform,
    compressedBytes: toBytes(row.compressed_bytes),
    layerCount: row.layer_count,
    ...(baseBytes !== undefined && { baseBytes }),
    ...(ownBytes !== undefined && { ownBytes }),
    ...(uncompressedBytes !== undefined && { uncompressedBytes }),
    ...(createdAt && { createdAt }),
    ...(row.base_name !== null && { baseName: row.base_name }),
    ...(row.revision !== null && { revision: row.revision }),
  };
}

function describedColumns(description: ImageDescription) {
  const { base } = description;
  return {
    base_bytes: description.baseBytes ?? null,
    own_bytes: description.ownBytes ?? null,
    base_name: base.known ? base.name?.slice(0, 512) ?? null : null,
    description: JSON.stringify(description),
  };
}

/** Images, layers and what tags point to: once per digest, never changed but for an image's base. */
export class ImageStore {
  constructor(private readonly knex: Knex) {}

  /** A document with the date of its images, if it is stored. */
  async document(
    digest: string,
  ): Promise<{ document: StoredDocument; createdAt?: string } | undefined> {
    const row = await this.knex('documents').where({ digest }).first();
    if (!row) return undefined;
    const image = await this.knex('document_images')
      .join('images', 'images.digest', 'document_images.image_digest')
      .where('document_images.document_digest', digest)
      .whereNotNull('images.created_at')
      .first('images.created_at');
    return {
      document: {
        digest: row.digest,
        kind: row.kind,
        mediaType: row.media_type,
        ...(row.what !== null && { what: row.what }),
      },
      ...(image && { createdAt: toOptionalIso(image.created_at) }),
    };
  }

  async knownImages(digests: readonly string[]): Promise<Set<string>> {
    const known = new Set<string>();
    for (const part of chunksOf([...new Set(digests)])) {
      const rows = await this.knex('images')
        .whereIn('digest', part)
        .select('digest');
      for (const row of rows) known.add(row.digest);
    }
    return known;
  }

  /**
   * Stores a document with the images that it stands for, all or nothing.
   * What is there already stays as it is.
   *
   * @param images - images to store now
   * @param members - digests and platforms of all images of the document
   */
  async add(options: {
    document: StoredDocument;
    images: readonly NewImage[];
    members: readonly { digest: string; platform: string }[];
    now: Date;
  }): Promise<void> {
    const { document, images, members, now } = options;
    await this.knex.transaction(async tx => {
      for (const image of images) await insertImage(tx, image, now);
      await tx('documents')
        .insert({
          digest: document.digest,
          kind: document.kind,
          media_type: document.mediaType,
          what: document.what ?? null,
        })
        .onConflict('digest')
        .ignore();
      if (members.length > 0) {
        await tx('document_images')
          .insert(
            members.map(member => ({
              document_digest: document.digest,
              image_digest: member.digest,
              platform: member.platform,
            })),
          )
          .onConflict(['document_digest', 'image_digest'])
          .ignore();
      }
    });
  }

  /** The full description of an image. */
  async description(digest: string): Promise<ImageDescription | undefined> {
    const row = await this.knex('images')
      .where({ digest })
      .first('description');
    return row && JSON.parse(row.description);
  }

  async facts(digest: string): Promise<ImageFacts | undefined> {
    const row = await this.knex('images').where({ digest }).first('facts');
    return row && JSON.parse(row.facts);
  }

  /** Replaces what was concluded of an image: its base became known. */
  async updateDescription(description: ImageDescription): Promise<void> {
    await this.knex('images')
      .where({ digest: description.digest })
      .update(describedColumns(description));
  }

  /** How many other images hold each layer. */
  async sharing(
    imageDigest: string,
    layerDigests: readonly string[],
  ): Promise<Map<string, number>> {
    const counts = new Map<string, number>();
    for (const part of chunksOf([...new Set(layerDigests)])) {
      const rows = await this.knex('image_layers')
        .whereIn('layer_digest', part)
        .andWhereNot('image_digest', imageDigest)
        .groupBy('layer_digest')
        .select('layer_digest')
        .countDistinct({ images: 'image_digest' });
      for (const row of rows) {
        counts.set(String(row.layer_digest), Number(row.images));
      }
    }
    return counts;
  }

  /** Repositories and tags that point to an image now or did once. */
  async places(
    imageDigest: string,
  ): Promise<{ repository: string; tag: string; isCurrent: boolean }[]> {
    const rows = await this.knex('document_images')
      .join(
        'tag_intervals',
        'tag_intervals.document_digest',
        'document_images.document_digest',
      )
      .where('document_images.image_digest', imageDigest)
      .select(
        'tag_intervals.repository',
        'tag_intervals.tag',
        'tag_intervals.until',
      );
    return rows.map(row => ({
      repository: row.repository,
      tag: row.tag,
      isCurrent: row.until === null,
    }));
  }

  /** Images found by chain ID or digest: possible bases. */
  async baseCandidates(keys: {
    chainIds: readonly string[];
    digests: readonly string[];
  }): Promise<BaseCandidate[]> {
    const digests = new Set<string>();
    for (const part of chunksOf(keys.chainIds)) {
      const rows = await this.knex('images')
        .whereIn('chain_id', part)
        .limit(200)
        .select('digest');
      for (const row of rows) digests.add(row.digest);
    }
    for (const part of chunksOf(keys.digests)) {
      const rows = await this.knex('document_images')
        .whereIn('document_digest', part)
        .select('image_digest');
      for (const row of rows) digests.add(row.image_digest);
    }
    const candidates: BaseCandidate[] = [];
    for (const part of chunksOf([...digests], 100)) {
      const rows = await this.knex('images')
        .join(
          'document_images',
          'document_images.image_digest',
          'images.digest',
        )
        .join(
          'tag_intervals',
          'tag_intervals.document_digest',
          'document_images.document_digest',
        )
        .whereIn('images.digest', part)
        .select(
          'images.digest',
          'images.facts',
          'document_images.document_digest',
          'tag_intervals.repository',
          'tag_intervals.tag',
        );
      for (const row of rows) {
        candidates.push({
          repository: row.repository,
          tag: row.tag,
          ...(row.document_digest !== row.digest && {
            indexDigest: row.document_digest,
          }),
          facts: JSON.parse(row.facts),
        });
      }
    }
    return candidates;
  }

  /** Images of which the given ones may be a base, by stored chain prefixes. */
  async dependantsOf(imageDigests: readonly string[]): Promise<string[]> {
    const found = new Set<string>();
    for (const part of chunksOf(imageDigests)) {
      const rows = await this.knex('images')
        .join(
          'image_chain_prefixes',
          'image_chain_prefixes.chain_id',
          'images.chain_id',
        )
        .whereIn('images.digest', part)
        .distinct({ digest: 'image_chain_prefixes.image_digest' });
      for (const row of rows) found.add(row.digest);
    }
    for (const digest of imageDigests) found.delete(digest);
    return [...found];
  }
}

async function insertImage(tx: Knex, image: NewImage, now: Date) {
  const { facts, description } = image;
  const chain = chainIds(facts.diffIds);
  await tx('images')
    .insert({
      digest: description.digest,
      platform: formatPlatform(description.platform),
      compressed_bytes: description.compressedBytes,
      layer_bytes: description.layerBytes,
      config_bytes: description.configBytes,
      uncompressed_bytes: description.uncompressedBytes ?? null,
      layer_count: description.layers.length,
      created_at: description.createdAt
        ? new Date(description.createdAt)
        : null,
      revision: description.revision?.slice(0, 512) ?? null,
      chain_id: chain.at(-1) ?? null,
      facts: JSON.stringify(facts),
      stored_at: now,
      ...describedColumns(description),
    })
    .onConflict('digest')
    .ignore();
  const layers = new Map(
    description.layers.map(layer => [layer.digest, layer]),
  );
  for (const part of chunksOf([...layers.values()], 100)) {
    await tx('layers')
      .insert(
        part.map(layer => ({
          digest: layer.digest,
          compressed_bytes: layer.compressedBytes,
          media_type: layer.mediaType,
        })),
      )
      .onConflict('digest')
      .ignore();
  }
  for (const part of chunksOf(description.layers, 100)) {
    await tx('image_layers')
      .insert(
        part.map(layer => ({
          image_digest: description.digest,
          position: layer.index,
          layer_digest: layer.digest,
        })),
      )
      .onConflict(['image_digest', 'position'])
      .ignore();
  }
  for (const part of chunksOf([...new Set(chain.slice(0, -1))], 100)) {
    await tx('image_chain_prefixes')
      .insert(
        part.map(id => ({ image_digest: description.digest, chain_id: id })),
      )
      .onConflict(['image_digest', 'chain_id'])
      .ignore();
  }
}
