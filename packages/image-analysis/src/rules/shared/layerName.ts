import { LayerDescription } from '../../model';
import { readableInstruction } from './readableInstruction';

const LONGEST = 72;

/**
 * A layer as a sentence names it: its instruction on one line, shortened, or
 * its place where no instruction is known.
 */
export function layerName(layer: LayerDescription): string {
  const text = readableInstruction(layer.instruction?.text ?? '')
    .replace(/\s+/g, ' ')
    .trim();
  if (!text) {
    return `layer ${layer.index + 1} from the bottom`;
  }
  const short =
    text.length > LONGEST ? `${text.slice(0, LONGEST - 1).trimEnd()}…` : text;
  return `\`${short.replaceAll('`', "'")}\``;
}
