import { priceNotes } from '../prices';
import { CostInput, CostNote } from '../schema';
import { MeasuredStream } from './measuredStreams';
import { PathAmounts } from './pathAmounts';
import { StoragePart } from './storageCost';

/**
 * Below this amount of a month, in USD, size is about time and security
 * rather than about the bill.
 * @public
 */
export const NEGLIGIBLE_USD_PER_MONTH = 10;

/** What to know of an estimate, each once. */
export function costNotes(options: {
  input: CostInput;
  streams: MeasuredStream[];
  amounts: PathAmounts;
  storage: StoragePart[];
  bytesPerMonth: number;
}): CostNote[] {
  const { input, streams, amounts, storage, bytesPerMonth } = options;
  const notes: CostNote[] = [
    ...priceNotes(
      [...amounts.used, ...storage.map(({ price }) => price)],
      input.at,
    ),
    ...amounts.notes,
  ];
  for (const { stream, bytes } of streams) {
    const about = streams.length === 1 ? {} : { subject: stream.id };
    if (bytes.rates?.isFirstRelease) {
      notes.push({ code: 'first-release', ...about });
    }
    if (bytes.isChainUnknown) {
      notes.push({ code: 'chain-unknown', ...about });
    }
    if (stream.releases[stream.releases.length - 1].isLazy) {
      notes.push({ code: 'lazy-loading', ...about });
    }
  }
  const hasTiers = amounts.used.some(
    price => price.unit === 'byte' && price.tiers.length > 1,
  );
  const startsThere = streams.some(
    ({ stream }) => stream.settings.otherTrafficBytes === 0,
  );
  if (hasTiers && startsThere) {
    notes.push({ code: 'first-tier' });
  }
  const negligible = NEGLIGIBLE_USD_PER_MONTH * input.currency.perUsd;
  if (bytesPerMonth > 0 && amounts.variable < negligible) {
    notes.push({ code: 'negligible' });
  }
  if (storage.length > 0) {
    notes.push({ code: 'storage-at-least' });
  }
  return distinct(notes);
}

function distinct(notes: CostNote[]): CostNote[] {
  const byKey = new Map<string, CostNote>();
  for (const note of notes) {
    byKey.set(`${note.code} ${note.subject} ${note.value}`, note);
  }
  return [...byKey.values()];
}
