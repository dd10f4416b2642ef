import type {
  Image,
  Layer,
} from '@image-insights/backstage-plugin-image-insights-common';
import { shortInstruction } from './shortInstruction';

/** What one instruction contributed to a change. @public */
export interface ChangeReason {
  /** The instruction's text, shortened for a sentence; undefined if unknown. */
  instruction?: string;
  /** Bytes that it adds to (or takes from) what a pull transfers. */
  bytes: number;
}

const longest = 48;

function instructionOf(layer: Layer): string | undefined {
  const text = shortInstruction(layer)?.replace(/^RUN /, '');
  return text !== undefined && text.length > longest
    ? `${text.slice(0, longest - 1).trimEnd()}…`
    : text;
}

function distinctLayers(image: Pick<Image, 'layers'>): Map<string, Layer> {
  return new Map(image.layers.map(layer => [layer.digest, layer]));
}

/**
 * Which instructions made a release larger or smaller than another one.
 *
 * Layers that both images hold cancel out; the others are summed by the text
 * of their instruction. The largest contributions come first; those below a
 * hundredth of the change are left out.
 *
 * @param most - how many reasons to return; the others are left out
 * @public
 */
export function explainChange(
  earlier: Pick<Image, 'layers'>,
  later: Pick<Image, 'layers'>,
  most: number,
): ChangeReason[] {
  const before = distinctLayers(earlier);
  const after = distinctLayers(later);
  const sums = new Map<string, ChangeReason>();
  function add(layer: Layer, bytes: number) {
    const key = shortInstruction(layer) ?? '';
    const known = sums.get(key);
    if (known) {
      known.bytes += bytes;
    } else {
      sums.set(key, { instruction: instructionOf(layer), bytes });
    }
  }
  for (const [digest, layer] of after) {
    if (!before.has(digest)) add(layer, layer.compressedBytes);
  }
  for (const [digest, layer] of before) {
    if (!after.has(digest)) add(layer, -layer.compressedBytes);
  }
  const reasons = [...sums.values()];
  const total = reasons.reduce((sum, reason) => sum + reason.bytes, 0);
  return reasons
    .filter(
      ({ bytes }) => bytes !== 0 && Math.abs(bytes) >= Math.abs(total) / 100,
    )
    .sort((a, b) => Math.abs(b.bytes) - Math.abs(a.bytes))
    .slice(0, most);
}
