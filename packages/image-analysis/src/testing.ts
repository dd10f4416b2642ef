import { createHash } from 'node:crypto';
import { HistoryEntry, ImageConfig } from '@image-insights/oci-registry';
import { describeImage } from './describe/describeImage';
import { DescribeImageOptions } from './describe/DescribeImageOptions';
import { ImageFacts } from './facts/ImageFacts';
import { ImageDocuments } from './facts/ImageDocuments';
import { toImageFacts } from './facts/toImageFacts';

/** A digest made from a word, so that tests can name layers. */
export function digestOf(word: string): string {
  return `sha256:${createHash('sha256').update(word).digest('hex')}`;
}

export const now = new Date('2026-11-21T09:00:00Z');

/** A history entry as short as tests like it. */
export type Step = Partial<HistoryEntry>;

/** What a test says of an image; everything else is plain. */
export interface TestImage {
  name?: string;
  /** Words, one per layer; equal words are equal layers. */
  layers: string[];
  layerBytes?: number[];
  history?: Step[];
  labels?: Record<string, string>;
  annotations?: Record<string, string>;
  indexAnnotations?: Record<string, string>;
  env?: string[];
  created?: string;
  config?: Partial<ImageConfig>;
  run?: Partial<ImageConfig['config']>;
}

/** Builds the documents that a registry would hold for an image. */
export function documentsOf(image: TestImage): ImageDocuments {
  return {
    manifestDigest: digestOf(image.name ?? JSON.stringify(image)),
    indexAnnotations: image.indexAnnotations,
    manifest: {
      kind: 'manifest',
      mediaType: 'application/vnd.oci.image.manifest.v1+json',
      config: {
        mediaType: 'application/vnd.oci.image.config.v1+json',
        digest: digestOf(`${image.name} config`),
        size: 1_500,
      },
      layers: image.layers.map((word, index) => ({
        mediaType: 'application/vnd.oci.image.layer.v1.tar+gzip',
        digest: digestOf(`${word} blob`),
        size: image.layerBytes?.[index] ?? 1_000 * (word.length + 1),
      })),
      annotations: image.annotations ?? {},
    },
    config: {
      platform: { os: 'linux', architecture: 'amd64' },
      created: image.created ?? '2026-10-01T10:00:00Z',
      diffIds: image.layers.map(digestOf),
      history: image.history?.map(step => ({ emptyLayer: false, ...step })),
      ...image.config,
      config: {
        env: image.env ?? [],
        labels: image.labels ?? {},
        exposedPorts: [],
        volumes: [],
        hasHealthcheck: false,
        ...image.run,
      },
    },
  };
}

export function factsOf(image: TestImage): ImageFacts {
  return toImageFacts(documentsOf(image));
}

export function describeTestImage(
  image: TestImage,
  options: Partial<DescribeImageOptions> = {},
) {
  return describeImage({ facts: factsOf(image), now, ...options });
}
