import { HistoryReading } from '../describe/HistoryReading';
import { BaseFact } from '../model';
import { ProvenanceFacts } from '../provenance/ProvenanceFacts';
import { BaseAnnotation, baseAnnotation } from './baseAnnotation';
import { cmdBoundary, golangBoundary } from './boundary';
import { BaseCandidate } from './BaseCandidate';
import { CandidatePrefix } from './candidatePrefix';
import { OwnSteps } from './ownSteps';
import { namedByProvenance, provenanceBase } from './provenanceBase';
import { rootSignature } from './rootSignature';

type KnownBase = Extract<BaseFact, { known: true }>;

/** Everything that speaks of an image's base. */
export interface BaseEvidence {
  reading: HistoryReading;
  /** Images that fit below this one, best first. */
  fitting: readonly CandidatePrefix[];
  own?: OwnSteps;
  /** What the build recorded of itself. */
  provenance?: ProvenanceFacts;
}

/**
 * Finds the base image by the first method that decides, in order of trust:
 * the build's own record (provenance); the image's own annotation, proved by a known image; what the builder
 * recorded; the layers of a known image; the form of the history. Says why
 * where none decides.
 */
export function findBase(evidence: BaseEvidence): BaseFact {
  const annotation = baseAnnotation(evidence.reading.facts);
  const { provenance, reading, fitting } = evidence;
  const recorded = provenance && provenanceBase(provenance, reading, fitting);
  if (recorded?.confidence === 'certain') {
    return recorded;
  }
  const found =
    certain(byAnnotation(evidence, annotation)) ??
    certain(byBuildpacks(evidence)) ??
    certain(byCandidate(evidence)) ??
    recorded ??
    byAnnotation(evidence, annotation) ??
    byBuildpacks(evidence) ??
    byBuildahComment(evidence) ??
    byCandidate(evidence) ??
    byBuilderMark(evidence) ??
    byForm(evidence.reading);
  if (!found) {
    return { known: false, reason: unknownReason(evidence, annotation) };
  }
  if (found === recorded) {
    return recorded;
  }
  const named = withName(found, evidence, annotation);
  return provenance ? namedByProvenance(named, provenance) : named;
}

function certain(base: KnownBase | undefined): KnownBase | undefined {
  return base?.confidence === 'certain' ? base : undefined;
}

function byAnnotation(
  { fitting, reading }: BaseEvidence,
  annotation: BaseAnnotation | undefined,
): KnownBase | undefined {
  if (!annotation || annotation.inherited) {
    return undefined;
  }
  if (annotation.name === 'scratch' && reading.facts.layers.length > 0) {
    return scratch('certain');
  }
  const byDigest = fitting.find(
    ({ candidate }) =>
      annotation.digest !== undefined &&
      (candidate.facts.digest === annotation.digest ||
        candidate.indexDigest === annotation.digest),
  );
  // Buildah annotates the digest of the step before the last, not of the base,
  // so that a wrong digest does not spoil a right name.
  const proof =
    byDigest ??
    fitting.find(({ candidate }) => reference(candidate) === annotation.name);
  return proof
    ? {
        known: true,
        name: annotation.name ?? reference(proof.candidate),
        digest: byDigest ? annotation.digest : proof.candidate.facts.digest,
        layerCount: proof.candidate.facts.diffIds.length,
        method: 'annotation',
        confidence: 'certain',
      }
    : undefined;
}

function byBuildpacks({ reading }: BaseEvidence): KnownBase | undefined {
  const { facts, builder } = reading;
  const topLayer = facts.buildpacks?.topLayer;
  if (builder.name !== 'buildpacks' || topLayer === undefined) {
    return undefined;
  }
  const index = facts.diffIds.indexOf(topLayer);
  return index < 0
    ? undefined
    : {
        known: true,
        name: facts.buildpacks?.runImage,
        layerCount: index + 1,
        method: 'buildpacks-metadata',
        confidence: 'certain',
      };
}

function byBuildahComment({
  reading,
  own,
}: BaseEvidence): KnownBase | undefined {
  if (own?.from === undefined) {
    return undefined;
  }
  if (own.from === 'scratch') {
    return scratch(
      reading.joined.fact.state === 'exact' ? 'certain' : 'likely',
    );
  }
  const layerCount = reading.joined.layersBelow[own.firstEntry];
  if (layerCount === 0) {
    return undefined;
  }
  return {
    known: true,
    name: imageName(own.from),
    layerCount,
    method: 'buildah-comment',
    confidence: reading.joined.fact.state === 'exact' ? 'certain' : 'likely',
  };
}

function byCandidate({ fitting }: BaseEvidence): KnownBase | undefined {
  const best = fitting.at(0);
  return best
    ? {
        known: true,
        name: reference(best.candidate),
        digest: best.candidate.facts.digest,
        layerCount: best.candidate.facts.diffIds.length,
        method: 'diff-id-prefix',
        confidence: best.historyAgrees ? 'certain' : 'likely',
      }
    : undefined;
}

function byBuilderMark({ reading, own }: BaseEvidence): KnownBase | undefined {
  if (!own || own.from !== undefined) {
    return undefined;
  }
  const layerCount = reading.joined.layersBelow[own.firstEntry];
  if (layerCount === 0) {
    return scratch('likely');
  }
  return {
    known: true,
    layerCount,
    method: 'builder-mark',
    confidence: 'likely',
  };
}

function byForm(reading: HistoryReading): KnownBase | undefined {
  const root = rootSignature(reading);
  if (root?.layerCount === 0) {
    return scratch(reading.joined.fact.state === 'exact' ? 'likely' : 'guess');
  }
  const nearest = [cmdBoundary(reading), golangBoundary(reading)]
    .filter(boundary => boundary !== undefined)
    .sort((a, b) => b.layerCount - a.layerCount)
    .at(0);
  if (nearest && nearest.layerCount > (root?.layerCount ?? 0)) {
    return {
      known: true,
      name: nearest.name,
      layerCount: nearest.layerCount,
      method: 'cmd-boundary',
      confidence: 'guess',
    };
  }
  if (!root) {
    return undefined;
  }
  const isSurest =
    nearest?.layerCount === root.layerCount ||
    root.layerCount === reading.facts.layers.length ||
    root.layerCount > 1;
  return {
    known: true,
    name: root.name,
    layerCount: root.layerCount,
    method: 'root-layer-signature',
    confidence: isSurest ? root.confidence : 'guess',
  };
}

function scratch(confidence: KnownBase['confidence']): KnownBase {
  return {
    known: true,
    name: 'scratch',
    layerCount: 0,
    method: 'scratch',
    confidence,
  };
}

/** Adds name and digest, where other evidence knows them, to a base found. */
function withName(
  found: KnownBase,
  { fitting, reading }: BaseEvidence,
  annotation: BaseAnnotation | undefined,
): KnownBase {
  if (found.layerCount === 0) {
    return found;
  }
  const same = fitting.find(
    ({ candidate }) => candidate.facts.diffIds.length === found.layerCount,
  );
  const stated =
    annotation && !annotation.inherited && found.method !== 'diff-id-prefix'
      ? annotation
      : undefined;
  return {
    ...found,
    name:
      stated?.name ??
      found.name ??
      (same ? reference(same.candidate) : undefined),
    digest:
      found.digest ??
      same?.candidate.facts.digest ??
      (reading.builder.name === 'buildah' ? undefined : stated?.digest),
  };
}

function unknownReason(
  { reading }: BaseEvidence,
  annotation: BaseAnnotation | undefined,
): string {
  if (reading.facts.layers.length === 0) {
    return 'the image has no layers';
  }
  if (annotation && !annotation.inherited) {
    const name = annotation.name ?? annotation.digest;
    return `the image names ${name} as its base, but that image is not among those scanned, and the history does not show where it ends`;
  }
  if (reading.joined.fact.state === 'missing') {
    return `${reading.joined.fact.reason}, and no scanned image has the same bottom layers`;
  }
  return 'no annotation names it, no scanned image has the same bottom layers, and the history begins like no known base';
}

/** `host/name:tag`, or with the digest where no tag is known. */
function reference({ repository, tag, facts }: BaseCandidate): string {
  return tag === undefined
    ? `${repository}@${facts.digest}`
    : `${repository}:${tag}`;
}

/** Buildah may name the base by its bare image ID, which tells nobody. */
function imageName(from: string): string | undefined {
  return /^(?:sha256:)?[a-f0-9]{12,64}$/.test(from) ? undefined : from;
}
