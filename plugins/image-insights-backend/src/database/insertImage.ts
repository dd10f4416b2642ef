import {
  ImageDescription,
  ImageFacts,
  baseCandidateKeys,
  chainIds,
  imageChainId,
} from '@image-insights/image-analysis';
import { formatPlatform, isDigest } from '@image-insights/oci-registry';
import { Knex } from 'knex';
import { imagePullOf } from '../cost/pulls/ImagePull';
import { chunksOf } from './columns';
import { figuresOf } from './imageColumns';
import { pullRowOf } from './PullStore';

/** An image to store. */
export interface DescribedImage {
  facts: ImageFacts;
  description: ImageDescription;
  /** Length of its manifest. */
  manifestBytes?: number;
}

/** Stores an image with its layers, unless it is stored already. */
export async function insertImage(
  transaction: Knex.Transaction,
  image: DescribedImage,
): Promise<void> {
  const { facts, description } = image;
  const chain =
    facts.diffIds.length === facts.layers.length ? chainIds(facts.diffIds) : [];
  const layers = new Map(facts.layers.map(layer => [layer.digest, layer]));
  for (const chunk of chunksOf([...layers.values()], 100)) {
    await transaction('layers')
      .insert(
        chunk.map(layer => ({
          digest: layer.digest,
          compressed_bytes: layer.compressedBytes,
          media_type: layer.mediaType,
        })),
      )
      .onConflict('digest')
      .ignore();
  }
  await transaction('images')
    .insert({
      digest: description.digest,
      platform: formatPlatform(description.platform),
      created_at: timeText(description.createdAt),
      chain_id: imageChainId(facts.diffIds) ?? null,
      base_digest: namedBase(facts),
      base_evaluated: false,
      facts: JSON.stringify(facts),
      ...figuresOf(description),
    })
    .onConflict('digest')
    .ignore();
  const rows = facts.layers.map((layer, position) => ({
    image_digest: description.digest,
    position,
    layer_digest: layer.digest,
    chain_id: chain[position] ?? null,
  }));
  for (const chunk of chunksOf(rows, 100)) {
    await transaction('image_layers')
      .insert(chunk)
      .onConflict(['image_digest', 'position'])
      .ignore();
  }
  await transaction('image_pulls')
    .insert(
      pullRowOf(description.digest, {
        ...imagePullOf(image),
        manifestBytes: image.manifestBytes,
      }),
    )
    .onConflict('image_digest')
    .ignore();
}

/** The annotation is a free text; only a digest can name an image. */
function namedBase(facts: ImageFacts): string | null {
  const [digest] = baseCandidateKeys(facts).digests;
  return digest !== undefined && isDigest(digest) ? digest : null;
}

function timeText(time: string | undefined): string | null {
  return time === undefined ? null : new Date(time).toISOString();
}
