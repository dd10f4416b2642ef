import { tarNumber } from './tarNumber';

const ENTRY_BYTES = 24;

/** What the header of an old GNU sparse file tells besides the usual. */
export interface OldSparse {
  realBytes?: number;
  map: string;
  /** Blocks with more of the map follow. */
  isExtended: boolean;
}

/** Reads the sparse fields of a GNU header (type `S`). */
export function oldSparseHeader(block: Buffer, start: number): OldSparse {
  return {
    realBytes: tarNumber(block, start + 483, 12),
    map: pairs(block, start + 386, 4),
    isExtended: block[start + 482] !== 0,
  };
}

/** Reads a block that continues the map. */
export function oldSparseExtension(
  block: Buffer,
  start: number,
): Omit<OldSparse, 'realBytes'> {
  return {
    map: pairs(block, start, 21),
    isExtended: block[start + 504] !== 0,
  };
}

function pairs(block: Buffer, start: number, count: number): string {
  let map = '';
  for (let index = 0; index < count; index += 1) {
    const at = start + index * ENTRY_BYTES;
    const offset = tarNumber(block, at, 12);
    const length = tarNumber(block, at + 12, 12);
    if (offset === undefined || length === undefined) {
      break;
    }
    map += `${offset},${length},`;
  }
  return map;
}
