import { LayerUsage } from './ImageContents';
import { LayerStack } from './LayerStack';

/**
 * Estimates how much smaller the blobs would be without what is hidden: of each
 * owning layer the hidden bytes' share of its tar, and its whole blob where
 * nothing of it is to be seen. Files differ in how well they compress, so this
 * is an estimate, except for whole blobs.
 *
 * A blob that the image lists twice is transferred once: what is hidden in one
 * of its places only is still needed in the other.
 */
export function wastedCompressedBytes(
  layers: readonly LayerUsage[],
  stack: LayerStack,
): number {
  const withLiveLinks = new Set<number>();
  for (const [, node] of stack.tree.nodesBelow('')) {
    withLiveLinks.add(node.layer);
  }
  const byBlob = new Map<string, number>();
  for (const layer of layers) {
    const wasted = withLiveLinks.has(layer.index)
      ? shareOfBlob(layer)
      : wholeBlob(layer);
    const known = byBlob.get(layer.digest);
    byBlob.set(
      layer.digest,
      known === undefined ? wasted : Math.min(known, wasted),
    );
  }
  return [...byBlob.values()].reduce((sum, bytes) => sum + bytes, 0);
}

function hiddenOf({ owns }: LayerUsage): number {
  return owns.removed + owns.rewritten + owns.metadata;
}

function shareOfBlob(layer: LayerUsage): number {
  const tarBytes = layer.uncompressedBytes ?? 0;
  return tarBytes > 0
    ? Math.min(
        layer.compressedBytes,
        Math.round((hiddenOf(layer) / tarBytes) * layer.compressedBytes),
      )
    : 0;
}

function wholeBlob(layer: LayerUsage): number {
  return hiddenOf(layer) > 0 ? layer.compressedBytes : 0;
}
