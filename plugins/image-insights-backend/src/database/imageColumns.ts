import { ImageDescription, ImageFacts } from '@image-insights/image-analysis';

/** Columns of `images` that a description fills. */
export function figuresOf(description: ImageDescription) {
  return {
    compressed_bytes: description.compressedBytes,
    base_bytes: description.baseBytes ?? null,
    own_bytes: description.ownBytes ?? null,
    uncompressed_bytes: description.uncompressedBytes ?? null,
    layer_count: description.layers.length,
    base_name: description.base.known ? description.base.name ?? null : null,
    revision: description.revision ?? null,
    description: JSON.stringify(description),
  };
}

/** Only `insertImage` writes the column, from the same type. */
export function readFacts(text: string): ImageFacts {
  return JSON.parse(text);
}

/** Only {@link figuresOf} fills the column, from the same type. */
export function readDescription(text: string): ImageDescription {
  return JSON.parse(text);
}
