import type { Comparison } from '@image-insights/backstage-plugin-image-insights-common';
import { shortInstruction } from './shortInstruction';

/** What one instruction contributed to a change. @public */
export interface ChangeReason {
  /** The instruction's text, shortened for a sentence; undefined if unknown. */
  instruction?: string;
  /** True where it is the base image that changed. */
  isBase: boolean;
  /** Bytes that it adds to (or takes from) what a pull transfers. */
  bytes: number;
}

const longest = 48;

function shortened(text: string | undefined): string | undefined {
  const bare = text?.replace(/^RUN /, '');
  return bare !== undefined && bare.length > longest
    ? `${bare.slice(0, longest - 1).trimEnd()}…`
    : bare;
}

/**
 * Which instructions made a release larger or smaller than another one.
 *
 * Changes are summed by the text of their instruction, those of the base image
 * as one. The largest contributions come first, until they explain all but a
 * tenth of the change; those below a hundredth of it are left out.
 *
 * @param most - how many reasons to return at most
 * @public
 */
export function explainChange(
  comparison: Pick<Comparison, 'layers' | 'compressedBytes'>,
  most: number,
): ChangeReason[] {
  const sums = new Map<string, ChangeReason>();
  for (const { kind, instruction, compressedBytes } of comparison.layers) {
    const isBase = kind === 'base';
    const text = shortInstruction({
      instruction:
        instruction === undefined
          ? undefined
          : { keyword: '', text: instruction },
    });
    const key = isBase ? 'base' : `instruction ${text ?? ''}`;
    const known = sums.get(key);
    if (known) {
      known.bytes += compressedBytes;
    } else {
      sums.set(key, {
        instruction: isBase ? undefined : shortened(text),
        isBase,
        bytes: compressedBytes,
      });
    }
  }
  const total = Math.abs(comparison.compressedBytes);
  const sorted = [...sums.values()]
    .filter(({ bytes }) => bytes !== 0 && Math.abs(bytes) >= total / 100)
    .sort((a, b) => Math.abs(b.bytes) - Math.abs(a.bytes));
  const reasons: ChangeReason[] = [];
  let unexplained = comparison.compressedBytes;
  for (const reason of sorted) {
    if (reasons.length > 0 && Math.abs(unexplained) < total / 10) {
      break;
    }
    reasons.push(reason);
    unexplained -= reason.bytes;
  }
  return reasons.slice(0, most);
}
