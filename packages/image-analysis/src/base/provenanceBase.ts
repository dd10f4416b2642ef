import { HistoryReading } from '../describe/HistoryReading';
import { BaseFact, InstructionKeyword } from '../model';
import { ProvenanceFacts } from '../provenance/ProvenanceFacts';
import { parseDockerfile } from '../source/parseDockerfile';
import { CandidatePrefix } from './candidatePrefix';

type KnownBase = Extract<BaseFact, { known: true }>;
type UsedImage = ProvenanceFacts['images'][number];

/** Images that help a build and are never built on. */
const HELPERS =
  /^(?:docker\.io\/)?docker\/(?:dockerfile|buildkit-syft-scanner|scout-sbom-indexer|buildx-bin)(?:-upstream)?(?::|$)/;

/**
 * The base as the build itself recorded it. Certain where the layers of an
 * image that it used are the bottom of this one; likely where only the recorded
 * Dockerfile says which image it is and how many layers lie above it.
 */
export function provenanceBase(
  provenance: ProvenanceFacts,
  reading: HistoryReading,
  fitting: readonly CandidatePrefix[],
): KnownBase | undefined {
  return (
    byOrigin(provenance, reading) ??
    byKnownImage(provenance, fitting) ??
    byDockerfile(provenance, reading)
  );
}

/** Gives the one image that a build used as the name of a base that has none. */
export function namedByProvenance(
  found: KnownBase,
  provenance: ProvenanceFacts,
): KnownBase {
  const used = usedImages(provenance);
  // With several, or with a Dockerfile, the others have decided.
  if (
    used.length !== 1 ||
    provenance.dockerfile !== undefined ||
    found.layerCount === 0 ||
    found.confidence === 'certain'
  ) {
    return found;
  }
  return {
    ...found,
    name: used[0].name,
    digest: used[0].digest,
    method: 'provenance',
    confidence: 'likely',
  };
}

function byOrigin(
  { origins = [] }: ProvenanceFacts,
  { facts }: HistoryReading,
): KnownBase | undefined {
  const best = origins
    .filter(
      ({ layers }) =>
        layers.length < facts.layers.length &&
        layers.every((digest, index) => digest === facts.layers[index].digest),
    )
    .sort((left, right) => right.layers.length - left.layers.length)
    .at(0);
  return best
    ? {
        known: true,
        name: best.name,
        digest: best.digest,
        layerCount: best.layers.length,
        method: 'provenance',
        confidence: 'certain',
      }
    : undefined;
}

function byKnownImage(
  provenance: ProvenanceFacts,
  fitting: readonly CandidatePrefix[],
): KnownBase | undefined {
  const used = usedImages(provenance);
  for (const { candidate } of fitting) {
    const image = used.find(
      ({ digest }) =>
        digest !== undefined &&
        (digest === candidate.facts.digest || digest === candidate.indexDigest),
    );
    if (image) {
      return {
        known: true,
        name: image.name,
        digest: image.digest,
        layerCount: candidate.facts.diffIds.length,
        method: 'provenance',
        confidence: 'certain',
      };
    }
  }
  return undefined;
}

function byDockerfile(
  provenance: ProvenanceFacts,
  reading: HistoryReading,
): KnownBase | undefined {
  if (!provenance.dockerfile) {
    return undefined;
  }
  const { chain } = parseDockerfile(provenance.dockerfile);
  const from = chain.at(0)?.from;
  if (from?.image === undefined) {
    return undefined;
  }
  const layerCount = layersBelow(
    chain.flatMap(({ instructions }) =>
      instructions.map(({ keyword }) => keyword),
    ),
    reading,
  );
  if (from.image === 'scratch' && layerCount === 0) {
    return {
      known: true,
      name: 'scratch',
      layerCount: 0,
      method: 'provenance',
      confidence: 'certain',
    };
  }
  const used = usedImages(provenance);
  // A build argument may have named another image than its default.
  const image = used.find(({ name }) => isSameName(name, from.image ?? ''));
  return image && layerCount !== undefined && layerCount > 0
    ? {
        known: true,
        name: image.name,
        digest: image.digest,
        layerCount,
        method: 'provenance',
        confidence: 'likely',
      }
    : undefined;
}

/**
 * How many layers lie below those of the Dockerfile's own instructions; absent
 * where the topmost layers were not made by just those, one each.
 */
function layersBelow(
  keywords: readonly string[],
  { facts, told, joined }: HistoryReading,
): number | undefined {
  if (joined.fact.state !== 'exact') {
    return undefined;
  }
  const made = facts.layers.map((_, index): InstructionKeyword | undefined => {
    const entry = joined.entryOfLayer[index];
    return entry === undefined ? undefined : told[entry]?.keyword;
  });
  let top = made.length;
  for (const keyword of keywords.toReversed()) {
    if (keyword === 'RUN' || keyword === 'COPY' || keyword === 'ADD') {
      top -= 1;
      if (top < 0 || made[top] !== keyword) {
        return undefined;
      }
    } else if (keyword === 'WORKDIR' && made[top - 1] === 'WORKDIR') {
      // `WORKDIR /`, and builders other than BuildKit, make no layer of it.
      top -= 1;
    }
  }
  return top;
}

function usedImages({ images }: ProvenanceFacts): UsedImage[] {
  return images.filter(({ name }) => !HELPERS.test(name));
}

/** `docker.io/library/golang` is `golang`, and no tag is `latest`. */
function isSameName(left: string, right: string): boolean {
  const plain = (name: string) => {
    const bare = name
      .replace(/@.*$/, '')
      .replace(/^(?:docker\.io\/)?(?:library\/)?/, '');
    return /:[^/]*$/.test(bare) ? bare : `${bare}:latest`;
  };
  return plain(left) === plain(right);
}
