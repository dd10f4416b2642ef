import { ImageDescription, ImageFacts } from '@image-insights/image-analysis';
import { Knex } from 'knex';
import { ImagePull, LayerPull, imagePullOf } from '../cost/pulls/ImagePull';
import { PULL_FORM, packLayers, unpackLayers } from '../cost/pulls/packLayers';
import {
  LARGE_CHUNK,
  chunksOf,
  optional,
  readInteger,
  readOptionalInteger,
  whereOneOf,
} from './columns';

/** An image for one platform that a document stands for. */
export interface DocumentImage {
  documentDigest: string;
  imageDigest: string;
  platform: string;
  /** Of the document, where it is an index and its length is known. */
  indexBytes?: number;
  isIndex: boolean;
}

/** What an image is based on, as far as it is known. */
export interface PulledBase {
  /** Of its layers. */
  baseBytes: number;
  baseName?: string;
}

/** What pulling images fetches, for many services with few questions. */
export interface PullStore {
  /** By image digest; images that are not stored are left out. */
  pulls(imageDigests: string[]): Promise<Map<string, ImagePull>>;
  /**
   * By document digest, its images per platform; what was recorded as the
   * digest of a platform's manifest stands for itself.
   */
  imagesOf(documentDigests: string[]): Promise<Map<string, DocumentImage[]>>;
  /** By image digest; images of which no base is known are left out. */
  basesOf(imageDigests: string[]): Promise<Map<string, PulledBase>>;
  /** Digests of the images that repositories' tags point to now, in their order. */
  kept(repositories: string[]): Promise<Map<string, string[]>>;
  /** Keys of what is in layers, as far as they were read. */
  contentKeys(layerDigests: string[]): Promise<Map<string, string>>;
}

export class DatabasePullStore implements PullStore {
  constructor(private readonly knex: Knex) {}

  async pulls(imageDigests: string[]): Promise<Map<string, ImagePull>> {
    const found = new Map<string, ImagePull>();
    const layers = new Map<string, LayerPull>();
    const missing: string[] = [];
    for (const chunk of chunksOf([...new Set(imageDigests)], LARGE_CHUNK)) {
      const rows: PullRow[] = await whereOneOf(
        this.knex('image_pulls'),
        'image_digest',
        chunk,
      )
        .where({ form: PULL_FORM })
        .select('image_digest', 'config_bytes', 'manifest_bytes', 'layers');
      for (const row of rows) {
        found.set(row.image_digest, {
          configBytes: readInteger(row.config_bytes),
          manifestBytes: readOptionalInteger(row.manifest_bytes),
          layers: unpackLayers(row.layers, layers),
        });
      }
      missing.push(...chunk.filter(digest => !found.has(digest)));
    }
    for (const [digest, pull] of await this.make(missing)) {
      found.set(digest, pull);
    }
    return found;
  }

  /** Of images that were stored before pulls were, or in another form. */
  private async make(imageDigests: string[]): Promise<Map<string, ImagePull>> {
    const made = new Map<string, ImagePull>();
    for (const chunk of chunksOf(imageDigests, 50)) {
      const rows: {
        digest: string;
        facts: string;
        description: string;
        manifest_bytes: number | string | null;
      }[] = await this.knex('images')
        .leftJoin('image_pulls', 'image_pulls.image_digest', 'images.digest')
        .whereIn('images.digest', chunk)
        .select(
          'images.digest',
          'images.facts',
          'images.description',
          'image_pulls.manifest_bytes',
        );
      for (const row of rows) {
        made.set(row.digest, {
          ...imagePullOf({
            facts: readFacts(row.facts),
            description: readDescription(row.description),
          }),
          manifestBytes: readOptionalInteger(row.manifest_bytes),
        });
      }
    }
    const rows = [...made].map(([digest, pull]) => pullRowOf(digest, pull));
    for (const chunk of chunksOf(rows, 50)) {
      await this.knex('image_pulls')
        .insert(chunk)
        .onConflict('image_digest')
        .merge();
    }
    return made;
  }

  async imagesOf(
    documentDigests: string[],
  ): Promise<Map<string, DocumentImage[]>> {
    const found = new Map<string, DocumentImage[]>();
    const add = (row: DocumentImageRow) => {
      const list = found.get(row.document_digest) ?? [];
      list.push({
        documentDigest: row.document_digest,
        imageDigest: row.image_digest,
        platform: row.platform,
        isIndex: row.kind === 'index',
        indexBytes:
          row.kind === 'index'
            ? readOptionalInteger(row.document_bytes)
            : undefined,
      });
      found.set(row.document_digest, list);
    };
    for (const chunk of chunksOf([...new Set(documentDigests)], LARGE_CHUNK)) {
      const rows: DocumentImageRow[] = await whereOneOf(
        this.knex('document_images').join(
          'documents',
          'documents.digest',
          'document_images.document_digest',
        ),
        'document_images.document_digest',
        chunk,
      )
        .orderBy([
          'document_images.document_digest',
          'document_images.image_digest',
        ])
        .select(
          'document_images.document_digest',
          'document_images.image_digest',
          'document_images.platform',
          'documents.kind',
          'documents.document_bytes',
        );
      rows.forEach(add);
      const others = chunk.filter(digest => !found.has(digest));
      if (others.length > 0) {
        const manifests: Omit<
          DocumentImageRow,
          'document_digest' | 'kind' | 'document_bytes'
        >[] = await whereOneOf(
          this.knex('images'),
          'images.digest',
          others,
        ).select({ image_digest: 'digest' }, 'platform');
        manifests.forEach(row =>
          add({
            ...row,
            document_digest: row.image_digest,
            kind: 'image',
            document_bytes: null,
          }),
        );
      }
    }
    return found;
  }

  async basesOf(imageDigests: string[]): Promise<Map<string, PulledBase>> {
    const found = new Map<string, PulledBase>();
    for (const chunk of chunksOf([...new Set(imageDigests)], LARGE_CHUNK)) {
      const rows: {
        digest: string;
        base_bytes: number | string;
        base_name: string | null;
      }[] = await whereOneOf(this.knex('images'), 'digest', chunk)
        .whereNotNull('base_bytes')
        .select('digest', 'base_bytes', 'base_name');
      rows.forEach(row =>
        found.set(row.digest, {
          baseBytes: readInteger(row.base_bytes),
          baseName: optional(row.base_name),
        }),
      );
    }
    return found;
  }

  async kept(repositories: string[]): Promise<Map<string, string[]>> {
    const found = new Map<string, Set<string>>();
    for (const chunk of chunksOf([...new Set(repositories)], LARGE_CHUNK)) {
      const rows: { repository: string; image_digest: string }[] =
        await whereOneOf(
          this.knex('tag_intervals').join(
            'document_images',
            'document_images.document_digest',
            'tag_intervals.document_digest',
          ),
          'tag_intervals.repository',
          chunk,
        )
          .whereNull('tag_intervals.until_at')
          .select('tag_intervals.repository', 'document_images.image_digest');
      for (const row of rows) {
        const digests = found.get(row.repository) ?? new Set();
        digests.add(row.image_digest);
        found.set(row.repository, digests);
      }
    }
    return new Map(
      [...found].map(([repository, digests]) => [
        repository,
        [...digests].sort(),
      ]),
    );
  }

  async contentKeys(layerDigests: string[]): Promise<Map<string, string>> {
    const found = new Map<string, string>();
    for (const chunk of chunksOf([...new Set(layerDigests)], LARGE_CHUNK)) {
      const rows: { digest: string; content_key: string }[] = await whereOneOf(
        this.knex('layer_contents'),
        'digest',
        chunk,
      )
        .whereNotNull('content_key')
        .select('digest', 'content_key');
      rows.forEach(row => found.set(row.digest, row.content_key));
    }
    return found;
  }
}

interface PullRow {
  image_digest: string;
  config_bytes: number | string;
  manifest_bytes: number | string | null;
  layers: Uint8Array;
}

interface DocumentImageRow {
  document_digest: string;
  image_digest: string;
  platform: string;
  kind: string;
  document_bytes: number | string | null;
}

/** The row of an image in `image_pulls`. */
export function pullRowOf(imageDigest: string, pull: ImagePull) {
  return {
    image_digest: imageDigest,
    form: PULL_FORM,
    config_bytes: pull.configBytes,
    manifest_bytes: pull.manifestBytes ?? null,
    layers: packLayers(pull.layers),
  };
}

/** Only `ImageStore` writes these columns, from the same types. */
function readFacts(text: string): ImageFacts {
  return JSON.parse(text);
}

function readDescription(text: string): ImageDescription {
  return JSON.parse(text);
}
