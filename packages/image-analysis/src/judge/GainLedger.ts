import { ImageContents } from '../combine/ImageContents';
import { ImageDescription } from '../model';
import { ByteClaim } from '../rules/Rule';
import { LayerGain } from './Judgement';

interface LayerLedger {
  compressedBytes: number;
  /** Compressed per uncompressed byte of a file; absent without contents. */
  ratio?: number;
  /** Bytes of its regular files. */
  fileBytes: number;
  /** Claimed bytes per file id. */
  files: Map<number, number>;
  claimedFileBytes: number;
  /** Largest claim on the layer as a whole. */
  claimedBlobBytes: number;
}

/** What claims come to, in bytes. */
export interface ClaimedBytes {
  compressedBytes: number;
  uncompressedBytes?: number;
  isEstimate: boolean;
}

/**
 * Keeps account of which bytes of an image findings claim, so that no byte is
 * counted twice: of two claims on one file the larger one counts, and no layer
 * yields more than its blob. A file's compressed bytes are its share of its
 * layer's tar; where all files of a layer are claimed, the whole blob goes.
 */
export class GainLedger {
  private readonly layers: Map<number, LayerLedger>;

  constructor(
    private readonly image: ImageDescription,
    private readonly contents: ImageContents | undefined,
  ) {
    this.layers = this.emptyLayers();
  }

  /** What these claims alone would save. */
  worth(claims: readonly ByteClaim[]): ClaimedBytes {
    const alone = new GainLedger(this.image, this.contents);
    alone.add(claims);
    const touched = [...alone.layers.values()].filter(
      layer => layer.claimedFileBytes > 0 || layer.claimedBlobBytes > 0,
    );
    return {
      compressedBytes: [...alone.layers.values()].reduce(
        (sum, layer) => sum + Math.round(claimed(layer)),
        0,
      ),
      uncompressedBytes: touched.every(layer => layer.claimedBlobBytes === 0)
        ? touched.reduce((sum, layer) => sum + layer.claimedFileBytes, 0)
        : undefined,
      isEstimate: touched.some(layer => !isWholly(layer)),
    };
  }

  /**
   * Adds claims, and says how many compressed bytes of which layers are new
   * with them: whole bytes, and of all claims together no more than the blob.
   */
  add(claims: readonly ByteClaim[]): LayerGain[] {
    const before = this.rounded();
    for (const claim of claims) {
      if ('file' in claim) {
        this.addFile(claim.file, claim.bytes);
      } else {
        const layer = this.layers.get(this.firstLike(claim.layer));
        if (layer) {
          layer.claimedBlobBytes = Math.max(
            layer.claimedBlobBytes,
            Math.min(claim.compressedBytes, layer.compressedBytes),
          );
        }
      }
    }
    return [...this.rounded()]
      .map(([index, bytes]) => ({
        index,
        compressedBytes: bytes - (before.get(index) ?? 0),
      }))
      .filter(({ compressedBytes }) => compressedBytes > 0);
  }

  /** Compressed bytes that are claimed, per distinct layer. */
  claimedOf(layerIndex: number): number {
    const layer = this.layers.get(layerIndex);
    return layer ? claimed(layer) : 0;
  }

  /** What is claimed so far, rounded per layer: parts add up to their blob. */
  private rounded(): Map<number, number> {
    return new Map(
      [...this.layers].map(([index, layer]) => [
        index,
        Math.round(claimed(layer)),
      ]),
    );
  }

  private addFile(id: number, bytes: number): void {
    const file = this.contents?.files[id];
    const layer = file && this.layers.get(this.firstLike(file.layer));
    if (!file || !layer) {
      return;
    }
    const old = layer.files.get(id) ?? 0;
    const now = Math.max(old, Math.min(bytes, file.bytes));
    layer.files.set(id, now);
    layer.claimedFileBytes += now - old;
  }

  /** A blob that is listed twice is transferred once. */
  private firstLike(index: number): number {
    const digest = this.image.layers[index]?.digest;
    return this.image.layers.findIndex(layer => layer.digest === digest);
  }

  private emptyLayers(): Map<number, LayerLedger> {
    const layers = new Map<number, LayerLedger>();
    for (const { index, digest, compressedBytes } of this.image.layers) {
      if (this.firstLike(index) !== index) {
        continue;
      }
      const usage = this.contents?.layers[index];
      const tarBytes =
        usage?.isRead && usage.digest === digest
          ? usage.uncompressedBytes
          : undefined;
      layers.set(index, {
        compressedBytes,
        ratio: tarBytes ? compressedBytes / tarBytes : undefined,
        fileBytes: usage?.fileBytes ?? 0,
        files: new Map(),
        claimedFileBytes: 0,
        claimedBlobBytes: 0,
      });
    }
    return layers;
  }
}

function isWholly(layer: LayerLedger): boolean {
  return (
    layer.claimedBlobBytes === layer.compressedBytes ||
    (layer.fileBytes > 0 && layer.claimedFileBytes >= layer.fileBytes)
  );
}

function claimed(layer: LayerLedger): number {
  if (isWholly(layer)) {
    return layer.compressedBytes;
  }
  const ofFiles = layer.claimedFileBytes * (layer.ratio ?? 0);
  return Math.min(
    layer.compressedBytes,
    Math.max(layer.claimedBlobBytes, ofFiles),
  );
}
