import { HistoryReading } from '../describe/HistoryReading';
import { HistoryFacts } from '../facts/ImageFacts';
import { Confidence } from '../model';

/** What the bottom of the history tells of the root file system. */
export interface RootSignature {
  /** How many layers it is; 0 where the image is built from scratch. */
  layerCount: number;
  name?: string;
  confidence: Confidence;
}

const DEBIAN = /^# debian\.sh .*?out\/ '([\w.-]+)'/;
const ALPINE =
  /^(?:RUN |ADD )?alpine-minirootfs-(\d[\w.]*)-\w+\.tar\.gz \/ # buildkit$/;
const BUSYBOX = /^BusyBox (\d[\w.]*) \(/;
const WINDOWS_ROOT = /^(?:Apply image|Install update) ([\d.]+)/;
const ARCHIVE = /\.(?:tar|tgz|txz|tar\.\w+)$/i;

/** Builders whose images serve as a base, and which mark every entry. */
const SEPARATE_BUILDERS: ReadonlyArray<{
  name?: string;
  matches: (entry: HistoryFacts) => boolean;
}> = [
  {
    name: 'distroless',
    matches: entry => /^bazel build /.test(entry.createdBy ?? ''),
  },
  {
    matches: entry =>
      /^apko\b/.test(entry.createdBy ?? '') ||
      /\bapko\b/.test(entry.comment ?? ''),
  },
  { matches: entry => /^store paths: \[/.test(entry.comment ?? '') },
];

/**
 * Recognises the root file system by the first history entries (the grammar of
 * the official images), or that there is none.
 */
export function rootSignature(
  reading: HistoryReading,
): RootSignature | undefined {
  const { entries, joined } = reading;
  const first = joined.madeLayer.indexOf(true);
  if (first < 0 || joined.entryOfLayer[0] === undefined) {
    return undefined;
  }
  const entry = entries[first];
  return (
    named(reading, entry, first) ??
    separatelyBuilt(reading) ??
    imported(entry) ??
    byFirstStep(reading, first)
  );
}

function named(
  reading: HistoryReading,
  entry: HistoryFacts,
  first: number,
): RootSignature | undefined {
  const createdBy = entry.createdBy ?? '';
  const debian = DEBIAN.exec(createdBy);
  if (debian) {
    return { layerCount: 1, name: `debian:${debian[1]}`, confidence: 'likely' };
  }
  const alpine = ALPINE.exec(createdBy);
  if (alpine) {
    return { layerCount: 1, name: `alpine:${alpine[1]}`, confidence: 'likely' };
  }
  const busybox = BUSYBOX.exec(createdBy);
  if (busybox) {
    return {
      layerCount: 1,
      name: `busybox:${busybox[1]}`,
      confidence: 'likely',
    };
  }
  const windows = WINDOWS_ROOT.exec(createdBy);
  if (windows) {
    const end = reading.entries.findIndex(
      ({ createdBy: text }) => !WINDOWS_ROOT.test(text ?? ''),
    );
    const count = end < 0 ? reading.entries.length : end;
    return {
      layerCount: Math.min(count, reading.facts.layers.length),
      name: `Windows ${windows[1]}`,
      confidence: 'likely',
    };
  }
  // Ubuntu's labels precede its only layer.
  const before = reading.told.slice(0, first).map(step => step?.text ?? '');
  const isUbuntu = before.some(text =>
    /^ARG LAUNCHPAD_BUILD_ARCH\b|^LABEL org\.opencontainers\.image\.ref\.name=ubuntu$/.test(
      text,
    ),
  );
  if (!isUbuntu) {
    return undefined;
  }
  const version = before
    .map(text =>
      /^LABEL org\.opencontainers\.image\.version=([\d.]+)/.exec(text),
    )
    .find(match => match !== null)?.[1];
  return {
    layerCount: 1,
    name: version === undefined ? 'ubuntu' : `ubuntu:${version}`,
    confidence: 'likely',
  };
}

/** A base by Bazel, apko or Nix below steps of another builder. */
function separatelyBuilt(reading: HistoryReading): RootSignature | undefined {
  const { entries, joined, facts } = reading;
  for (const { name, matches } of SEPARATE_BUILDERS) {
    const end = entries.findIndex(entry => !matches(entry));
    if (end > 0) {
      const layerCount = joined.layersBelow[end];
      if (layerCount > 0 && layerCount < facts.layers.length) {
        return { layerCount, name, confidence: 'likely' };
      }
    }
  }
  return undefined;
}

function imported(entry: HistoryFacts): RootSignature | undefined {
  return /^(?:Imported from |Created by Image Factory)/.test(
    entry.comment ?? '',
  )
    ? { layerCount: 1, confidence: 'guess' }
    : undefined;
}

/**
 * A first step that copies files is the image's own, so that there is no base;
 * one that unpacks an archive to `/` is a root file system.
 */
function byFirstStep(
  reading: HistoryReading,
  first: number,
): RootSignature | undefined {
  const step = reading.told[first];
  if (step?.keyword !== 'COPY' && step?.keyword !== 'ADD') {
    return step?.keyword === 'WORKDIR'
      ? { layerCount: 0, confidence: 'likely' }
      : undefined;
  }
  const words = step.text
    .split(/\s+/)
    .slice(1)
    .filter(word => !word.startsWith('--'));
  const destination = words.at(-1);
  const sources = words.slice(0, -1);
  if (destination === '/' && step.keyword === 'ADD') {
    const isArchive = sources.some(
      source => ARCHIVE.test(source) || /^(?:file|multi):/.test(source),
    );
    return isArchive ? { layerCount: 1, confidence: 'guess' } : undefined;
  }
  if (destination === '/' && sources.some(isWholeTree)) {
    return undefined;
  }
  return { layerCount: 0, confidence: 'likely' };
}

/** `COPY / /`: a file system squashed into one layer, of whatever origin. */
function isWholeTree(source: string): boolean {
  return source === '/' || source === '.' || source.startsWith('dir:');
}
