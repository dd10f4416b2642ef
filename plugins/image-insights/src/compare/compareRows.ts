import type { Comparison } from '@image-insights/backstage-plugin-image-insights-common';
import { shortInstruction } from '../layers';

/** A row of a comparison, ready to be shown. @public */
export interface CompareRow {
  kind: Comparison['layers'][number]['kind'] | 'config';
  /** Shortened; undefined where it is not recorded. */
  instruction?: string;
  fromBytes: number;
  toBytes: number;
  /** `toBytes - fromBytes` */
  bytes: number;
  /** Layers on either side, for a key. */
  from?: number;
  to?: number;
}

/** The rows of a comparison, those that change nothing apart. @public */
export interface CompareRows {
  /** Largest change first; they sum up to the whole difference. */
  changed: CompareRow[];
  unchanged: CompareRow[];
  /** Compressed bytes of the unchanged rows. */
  unchangedBytes: number;
  /** The largest absolute change, to scale bars by. */
  largest: number;
}

/**
 * Sorts the rows of a comparison by how much they change, the image's own
 * configuration among them, so that what is shown adds up exactly.
 * @public
 */
export function compareRows(comparison: Comparison): CompareRows {
  const rows: CompareRow[] = comparison.layers.map(layer => ({
    kind: layer.kind,
    instruction: shortInstruction({
      instruction:
        layer.instruction === undefined
          ? undefined
          : { keyword: '', text: layer.instruction },
    }),
    fromBytes: layer.fromCompressedBytes,
    toBytes: layer.toCompressedBytes,
    bytes: layer.compressedBytes,
    from: layer.from,
    to: layer.to,
  }));
  const beside = (side: 'fromBytes' | 'toBytes', all: number) =>
    rows.reduce((rest, row) => rest - row[side], all);
  const config = {
    fromBytes: beside('fromBytes', comparison.fromCompressedBytes),
    toBytes: beside('toBytes', comparison.toCompressedBytes),
    bytes: comparison.configBytes,
  };
  if (config.bytes !== 0 || config.toBytes > 0) {
    rows.push({ kind: 'config', ...config });
  }
  const isSame = (row: CompareRow) =>
    row.bytes === 0 &&
    (row.kind === 'unchanged' || row.kind === 'base' || row.kind === 'config');
  const unchanged = rows.filter(isSame);
  const changed = rows
    .filter(row => !isSame(row))
    .sort((a, b) => Math.abs(b.bytes) - Math.abs(a.bytes));
  return {
    changed,
    unchanged,
    unchangedBytes: unchanged.reduce((sum, row) => sum + row.toBytes, 0),
    largest: Math.max(0, ...changed.map(row => Math.abs(row.bytes))),
  };
}
