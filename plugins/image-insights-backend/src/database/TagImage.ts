import {
  DateSource,
  ScoreSummary,
  dateSourceSchema,
} from '@image-insights/backstage-plugin-image-insights-common';
import { optional, readInteger, readOptionalInteger } from './columns';
import { FigureRow, readScore } from './judgedFigures';

/** An image's figures, whichever tags point to it. */
export interface KnownImage {
  digest: string;
  platform: string;
  createdAt?: string;
  compressedBytes: number;
  baseBytes?: number;
  ownBytes?: number;
  uncompressedBytes?: number;
  layerCount: number;
  baseName?: string;
  revision?: string;
  /** Absent until the image was judged. */
  score?: ScoreSummary;
  /** Uncompressed; absent until its contents were read. */
  wastedBytes?: number;
  gainCompressedBytes?: number;
  findingCount?: number;
}

/** What a tag pointed to for a time, for one platform. */
export interface TagImage extends KnownImage {
  repository: string;
  tag: string;
  documentDigest: string;
  from: string;
  until?: string;
  dateSource: DateSource;
}

/** Of `tag_intervals`: for how long a tag pointed to a document. */
export const SPAN_COLUMNS = [
  'repository',
  'tag',
  'document_digest',
  'from_at',
  'until_at',
  'date_source',
] as const;

export interface SpanRow {
  repository: string;
  tag: string;
  document_digest: string;
  from_at: string;
  until_at: string | null;
  date_source: string;
}

/** Of `images`. */
export const IMAGE_COLUMNS = [
  'digest',
  'platform',
  'created_at',
  'compressed_bytes',
  'base_bytes',
  'own_bytes',
  'uncompressed_bytes',
  'layer_count',
  'base_name',
  'revision',
] as const;

export interface ImageRow {
  digest: string;
  platform: string;
  created_at: string | null;
  compressed_bytes: number | string;
  base_bytes: number | string | null;
  own_bytes: number | string | null;
  uncompressed_bytes: number | string | null;
  layer_count: number;
  base_name: string | null;
  revision: string | null;
}

/** Of `image_judgements`; all null of an image that was not judged. */
export interface ImageFiguresRow extends FigureRow {
  wasted_bytes: number | string | null;
  gain_compressed_bytes: number | string | null;
  finding_count: number | null;
}

export function readKnownImage(
  row: ImageRow,
  figures: ImageFiguresRow | undefined,
): KnownImage {
  return {
    digest: row.digest,
    platform: row.platform,
    createdAt: optional(row.created_at),
    compressedBytes: readInteger(row.compressed_bytes),
    baseBytes: readOptionalInteger(row.base_bytes),
    ownBytes: readOptionalInteger(row.own_bytes),
    uncompressedBytes: readOptionalInteger(row.uncompressed_bytes),
    layerCount: row.layer_count,
    baseName: optional(row.base_name),
    revision: optional(row.revision),
    score: figures && readScore(figures),
    wastedBytes: readOptionalInteger(figures?.wasted_bytes),
    gainCompressedBytes: readOptionalInteger(figures?.gain_compressed_bytes),
    findingCount: optional(figures?.finding_count),
  };
}

export function readTagImage(row: SpanRow, image: KnownImage): TagImage {
  return {
    ...image,
    repository: row.repository,
    tag: row.tag,
    documentDigest: row.document_digest,
    from: row.from_at,
    until: optional(row.until_at),
    dateSource: dateSourceSchema.parse(row.date_source),
  };
}
