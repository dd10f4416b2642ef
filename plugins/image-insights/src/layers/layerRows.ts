import type {
  Image,
  Layer,
} from '@image-insights/backstage-plugin-image-insights-common';

/** A layer as the table shows it. @public */
export interface LayerRow {
  layer: Layer;
  /** 1 is the bottom layer. */
  number: number;
  /** Of what a pull transfers, 0 to 1; 0 where the blob was counted below. */
  share: number;
  /** The number of a lower layer that is the same blob, where there is one. */
  repeats?: number;
}

/**
 * The layers of an image, bottom first, with their share of what a pull
 * transfers. A blob that occurs twice is pulled once and counted once, so that
 * shares and sizes add up to the image's.
 * @public
 */
export function layerRows(
  image: Pick<Image, 'layers' | 'compressedBytes'>,
): LayerRow[] {
  const firstUse = new Map<string, number>();
  return image.layers.map((layer, index) => {
    const number = index + 1;
    const repeats = firstUse.get(layer.digest);
    if (repeats === undefined) {
      firstUse.set(layer.digest, number);
    }
    const counted = repeats === undefined ? layer.compressedBytes : 0;
    return {
      layer,
      number,
      share: image.compressedBytes > 0 ? counted / image.compressedBytes : 0,
      repeats,
    };
  });
}

/** A piece of the layer bar: one layer, or several small ones together. @public */
export interface LayerSegment {
  rows: LayerRow[];
  bytes: number;
  share: number;
  /** True for a piece that small layers are joined to. */
  isSmall: boolean;
}

const smallShare = 0.005;

/**
 * The pieces of the layer bar, bottom layer first. Layers below half a percent
 * that lie next to each other are joined, so that every piece can be seen and
 * hit; layers that take nothing are left out.
 *
 * @param onDisk - bytes of a row on a node's disk; without it the bar shows
 * what a pull transfers. A blob that occurs twice is pulled once, but unpacked
 * twice.
 * @public
 */
export function layerSegments(
  rows: readonly LayerRow[],
  onDisk?: (row: LayerRow) => number,
): LayerSegment[] {
  const sum = onDisk
    ? rows.reduce((total, row) => total + onDisk(row), 0)
    : undefined;
  const segments: LayerSegment[] = [];
  for (const row of rows) {
    const bytes = onDisk ? onDisk(row) : row.layer.compressedBytes;
    const share = sum === undefined ? row.share : bytes / (sum || 1);
    if (share === 0) continue;
    const last = segments[segments.length - 1];
    if (last && share < smallShare && last.isSmall) {
      last.rows.push(row);
      last.bytes += bytes;
      last.share += share;
    } else {
      segments.push({ rows: [row], bytes, share, isSmall: share < smallShare });
    }
  }
  return segments;
}
