import { CostGain } from '../schema';
import { findingsOf, RepositoryFinding } from '../whatif/findings';
import {
  current,
  newer,
  StoredCopies,
  storedCopies,
} from '../whatif/storedLess';
import { claimedBytes, MovingStream } from './MovingStream';
import { added, partsByGroup } from './partsByGroup';
import { savingGroupKey } from './SavingGroup';
import { SavingItem } from './SavingItem';

/** A stream with what its gains claim, and how often its layers are stored. */
interface Claims {
  moving: MovingStream;
  /** By layer, of each gain. */
  claimed: Map<CostGain, Map<number, number>>;
  /** Absent where another stream counts, or nothing is known. */
  copies?: StoredCopies;
}

/** Each finding mended, once per repository. */
export function findingItems(streams: MovingStream[]): SavingItem[] {
  const copies = storedCopies(streams.map(({ stream }) => stream));
  const claims = streams.map(
    (moving): Claims => ({
      moving,
      claimed: claimedBytes(moving),
      copies: copies.get(moving.stream),
    }),
  );
  const byId = new Map<string, Claims[]>();
  for (const one of claims) {
    for (const { id } of one.moving.stream.gains) {
      const key = keyOf(one.moving.stream.repository, id);
      byId.set(key, [...(byId.get(key) ?? []), one]);
    }
  }
  return findingsOf(streams.map(({ stream }) => stream)).map(finding =>
    itemOf(finding, byId.get(keyOf(finding.repository, finding.gain.id)) ?? []),
  );
}

function keyOf(repository: string, id: string): string {
  return `${repository} ${id}`;
}

function itemOf(finding: RepositoryFinding, claims: Claims[]): SavingItem {
  const { id, repository, gain, isEstimate } = finding;
  const image = current(
    claims.map(({ moving }) => moving.stream).reduce(newer),
  );
  const parts = claims.map(one => partOf(one, gain.id));
  return {
    id,
    kind: 'finding',
    repository,
    digest: image.digest,
    ...(image.tag !== undefined && { tag: image.tag }),
    subject: gain.title,
    confidence: isEstimate ? 'estimated' : 'measured',
    parts: partsByGroup(
      parts.flatMap(({ moved, stored }) => [moved, ...stored]),
    ),
    seconds: parts.map(({ seconds }) => seconds).reduce(added),
  };
}

function partOf({ moving, claimed, copies }: Claims, id: string) {
  const taken = [...claimed]
    .filter(([gain]) => gain.id === id)
    .flatMap(([, layers]) => [...layers]);
  const sum = (factor: (layer: number) => number) =>
    taken.reduce((total, [layer, bytes]) => total + bytes * factor(layer), 0);
  const storedBytes = copies ? sum(layer => copies.layers[layer]) : 0;
  return {
    moved: {
      group: moving.group,
      blob: moving.chances.map(({ layers }) =>
        sum(layer => moving.perMonth(layers[layer])),
      ),
    },
    stored:
      copies && storedBytes > 0
        ? [
            {
              group: savingGroupKey(copies.keeper),
              blob: moving.chances.map(() => 0),
              storedBytes,
            },
          ]
        : [],
    seconds: moving.chances.map(({ layers }) =>
      sum(layer => moving.seconds(layers[layer])),
    ),
  };
}
