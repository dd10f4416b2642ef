import { BaseCandidate } from '../base/BaseCandidate';
import { fittingCandidates, CandidatePrefix } from '../base/candidatePrefix';
import { findBase } from '../base/findBase';
import { OwnSteps, ownSteps } from '../base/ownSteps';
import { ImageFacts } from '../facts/ImageFacts';
import { emptyLayer, layerCompression } from '../facts/layerMedia';
import {
  BaseFact,
  ImageDescription,
  Instruction,
  LayerDescription,
  MetadataStep,
} from '../model';
import { believeTime } from './believeTime';
import { classifyLayer } from './classifyLayer';
import { DescribeImageOptions } from './DescribeImageOptions';
import { HistoryReading } from './HistoryReading';
import { joinHistory, KnownPrefix } from './joinHistory';
import { mergeSteps } from './mergeSteps';
import { recogniseBuilder } from './recogniseBuilder';
import { tellInstruction } from './tellInstruction';

/**
 * Says what is in an image: its layers with the instructions that made them,
 * its builder, its base and its sizes. Pure; never throws, whatever
 * the history says.
 *
 * Sizes: `layerBytes` sums the distinct layer blobs, since a blob listed twice
 * is transferred once; `compressedBytes` adds the config; `baseBytes` sums the
 * distinct blobs of the base's layers; `ownBytes` is the rest.
 * @public
 */
export function describeImage(options: DescribeImageOptions): ImageDescription {
  const { facts, now } = options;
  const builder = recogniseBuilder(facts);
  const fitting = fittingCandidates(
    facts,
    options.baseCandidates ?? [],
    options.repositories ?? [],
  );
  const own = ownSteps(facts, builder);
  const joined = joinHistory(facts, knownPrefix(facts, fitting.at(0), own));
  const entries = facts.history ?? [];
  const steps = mergeSteps({
    builder,
    joined,
    told: entries.map(tellInstruction),
  });
  const reading: HistoryReading = {
    facts,
    builder,
    entries,
    told: steps.told,
    joined,
  };
  const base = findBase({
    reading,
    fitting,
    own,
    provenance: options.provenance,
  });
  const layers = describeLayers(reading, base, now);
  const layerBytes = distinctBytes(layers);
  const compressedBytes = layerBytes + facts.configBytes;
  const baseBytes = base.known
    ? distinctBytes(layers.slice(0, base.layerCount))
    : undefined;
  return {
    digest: facts.digest,
    platform: facts.platform,
    ...createdAt(facts, now),
    builder,
    base,
    history: joined.fact,
    layers,
    metadataSteps: metadataSteps(reading, steps.merged),
    layerBytes,
    configBytes: facts.configBytes,
    compressedBytes,
    baseBytes,
    ownBytes: baseBytes === undefined ? undefined : compressedBytes - baseBytes,
    uncompressedBytes: uncompressedBytes(layers),
    revision: stated(facts, 'org.opencontainers.image.revision'),
    sourceUrl: httpUrl(stated(facts, 'org.opencontainers.image.source')),
    user: facts.user,
    entrypoint: facts.entrypoint,
    cmd: facts.cmd,
    workingDir: facts.workingDir,
    labels: facts.labels,
    environmentNames: facts.environment.map(({ name }) => name),
  };
}

/** How much of layers and history belongs to the base, where that is known. */
function knownPrefix(
  facts: ImageFacts,
  best: CandidatePrefix | undefined,
  own: OwnSteps | undefined,
): KnownPrefix | undefined {
  if (own) {
    const above = (facts.history ?? [])
      .slice(own.firstEntry)
      .filter(entry => !entry.emptyLayer).length;
    return {
      entryCount: own.firstEntry,
      layerCount: Math.max(0, facts.layers.length - above),
    };
  }
  const base: BaseCandidate | undefined = best?.historyAgrees
    ? best.candidate
    : undefined;
  return base
    ? {
        entryCount: base.facts.history?.length ?? 0,
        layerCount: base.facts.diffIds.length,
      }
    : undefined;
}

function describeLayers(
  { facts, entries, told, joined }: HistoryReading,
  base: BaseFact,
  now: Date,
): LayerDescription[] {
  // Diff IDs that do not match the layers in number name none of them.
  const hasDiffIds = facts.diffIds.length === facts.layers.length;
  return facts.layers.map((layer, index) => {
    const entryIndex = joined.entryOfLayer[index];
    const entry = entryIndex === undefined ? undefined : entries[entryIndex];
    const instruction = entryIndex === undefined ? undefined : told[entryIndex];
    const diffId = hasDiffIds ? facts.diffIds[index] : undefined;
    const fromBase = base.known ? index < base.layerCount : undefined;
    return {
      index,
      digest: layer.digest,
      diffId,
      mediaType: layer.mediaType,
      compression: layerCompression(layer.mediaType),
      compressedBytes: layer.compressedBytes,
      uncompressedBytes: layer.uncompressedBytes,
      instruction,
      createdAt: believeTime(entry?.created, now).time,
      fromBase,
      kind: fromBase ? 'base' : classifyLayer(instruction, entry),
      isEmpty: emptyLayer(layer.digest, diffId),
    };
  });
}

function metadataSteps(
  { told, joined }: HistoryReading,
  merged: ReadonlySet<number>,
): MetadataStep[] {
  const steps: MetadataStep[] = [];
  told.forEach((instruction: Instruction | undefined, index) => {
    if (instruction && !joined.madeLayer[index] && !merged.has(index)) {
      steps.push({ afterLayers: joined.layersBelow[index], instruction });
    }
  });
  return steps;
}

function distinctBytes(layers: readonly LayerDescription[]): number {
  const bytes = new Map<string, number>();
  for (const { digest, compressedBytes } of layers) {
    bytes.set(digest, compressedBytes);
  }
  return [...bytes.values()].reduce((sum, value) => sum + value, 0);
}

function uncompressedBytes(
  layers: readonly LayerDescription[],
): number | undefined {
  let sum = 0;
  for (const layer of layers) {
    if (layer.uncompressedBytes === undefined) {
      return undefined;
    }
    sum += layer.uncompressedBytes;
  }
  return sum;
}

/**
 * The config's time; where that is not believed, the one that manifest or
 * index is annotated with.
 */
function createdAt(
  facts: ImageFacts,
  now: Date,
): Pick<ImageDescription, 'createdAt' | 'createdAtUnknownReason'> {
  const key = 'org.opencontainers.image.created';
  const config = believeTime(facts.created, now);
  const time =
    config.time ??
    believeTime(facts.annotations[key], now).time ??
    believeTime(facts.indexAnnotations[key], now).time;
  return time === undefined
    ? { createdAtUnknownReason: config.reason }
    : { createdAt: time };
}

function stated(facts: ImageFacts, key: string): string | undefined {
  return (
    facts.annotations[key] ||
    facts.indexAnnotations[key] ||
    facts.labels[key] ||
    undefined
  );
}

function httpUrl(text: string | undefined): string | undefined {
  if (text === undefined || !URL.canParse(text)) {
    return undefined;
  }
  const url = new URL(text);
  return url.protocol === 'https:' || url.protocol === 'http:'
    ? text
    : undefined;
}
