import { HistoryFacts, ImageFacts } from '../facts/ImageFacts';
import { BuilderFact } from '../model';

type Mark = (entry: HistoryFacts, facts: ImageFacts) => BuilderFact | undefined;

const BUILDAH_LABEL = 'io.buildah.version';

const BUILDPACKS_ENTRY =
  /^(?:Layer: '|Application Layer$|Application Slice: |Software Bill-of-Materials$|Buildpacks (?:Launcher Config|Application Launcher|Process Types)$)/;
const CLASSIC_ENTRY =
  /^(?:\|\d+ |\/bin\/\w*sh |cmd(?:\.exe)? \/S \/C |powershell )/i;

/** Classic Docker and buildah write alike; label and version tell them apart. */
function classic(entry: HistoryFacts, facts: ImageFacts): BuilderFact {
  const version = facts.labels[BUILDAH_LABEL];
  if (facts.dockerVersion) {
    return {
      name: 'docker-classic',
      version: facts.dockerVersion,
      method: 'docker_version in the config',
      confidence: 'certain',
    };
  }
  if (version !== undefined) {
    return {
      name: 'buildah',
      version,
      method: `label ${BUILDAH_LABEL}`,
      confidence: 'certain',
    };
  }
  if (
    /\|(?:inheritLabels|unsetLabel|force-mtime)=/.test(entry.createdBy ?? '')
  ) {
    return {
      name: 'buildah',
      method: 'suffix of created_by',
      confidence: 'certain',
    };
  }
  return {
    name: 'docker-classic',
    method: 'created_by begins with the shell',
    confidence: 'likely',
  };
}

/** Marks in the order in which they are trusted, for one history entry. */
const MARKS: readonly Mark[] = [
  entry => {
    const comment = entry.comment ?? '';
    return /^buildkit\./.test(comment)
      ? {
          name: 'buildkit',
          method: `comment ${comment}`,
          confidence: 'certain',
        }
      : undefined;
  },
  entry =>
    entry.author === 'kaniko'
      ? { name: 'kaniko', method: 'author kaniko', confidence: 'certain' }
      : undefined,
  entry => {
    const plugin = /^jib-[\w-]+(?::([\w.-]+))?/.exec(entry.createdBy ?? '');
    return entry.author === 'Jib' || plugin
      ? {
          name: 'jib',
          version: plugin?.[1],
          method: plugin ? `created_by ${plugin[0]}` : 'author Jib',
          confidence: 'certain',
        }
      : undefined;
  },
  entry =>
    entry.author === 'ko' || /^ko build /.test(entry.createdBy ?? '')
      ? { name: 'ko', method: 'created_by ko build', confidence: 'certain' }
      : undefined,
  entry =>
    entry.author === 'Bazel' || /^bazel build /.test(entry.createdBy ?? '')
      ? {
          name: 'bazel',
          method: 'created_by bazel build',
          confidence: 'certain',
        }
      : undefined,
  entry =>
    /^apko\b/.test(entry.createdBy ?? '') ||
    /\bapko\b/.test(entry.comment ?? '')
      ? { name: 'apko', method: 'created_by apko', confidence: 'certain' }
      : undefined,
  entry =>
    /^store paths: \[/.test(entry.comment ?? '')
      ? { name: 'nix', method: 'comment store paths', confidence: 'certain' }
      : undefined,
  entry =>
    BUILDPACKS_ENTRY.test(entry.createdBy ?? '')
      ? {
          name: 'buildpacks',
          method: 'created_by of the lifecycle',
          confidence: 'certain',
        }
      : undefined,
  (entry, facts) =>
    /^FROM \S+$/.test(entry.comment ?? '')
      ? {
          name: 'buildah',
          version: facts.labels[BUILDAH_LABEL],
          method: 'comment FROM',
          confidence: 'certain',
        }
      : undefined,
  entry =>
    /^Imported from /.test(entry.comment ?? '') ||
    /^Created by Image Factory/.test(entry.comment ?? '') ||
    /^(?:Apply image |Install update )/.test(entry.createdBy ?? '')
      ? {
          name: 'imported',
          method: 'an imported root file system',
          confidence: 'certain',
        }
      : undefined,
  entry =>
    / # buildkit$/.test(entry.createdBy ?? '')
      ? {
          name: 'buildkit',
          method: 'created_by ends in "# buildkit"',
          confidence: 'likely',
        }
      : undefined,
  (entry, facts) =>
    CLASSIC_ENTRY.test(entry.createdBy ?? '')
      ? classic(entry, facts)
      : undefined,
  entry =>
    /^(?:RUN|COPY|ADD) /.test(entry.createdBy ?? '')
      ? {
          name: 'kaniko',
          method: 'created_by holds the Dockerfile line as written',
          confidence: 'guess',
        }
      : undefined,
];

/**
 * Recognises the program that built an image. The topmost history entry with
 * a mark decides, since the lower ones are the base's, built by whatever.
 */
export function recogniseBuilder(facts: ImageFacts): BuilderFact {
  const entries = [...(facts.history ?? [])].reverse();
  for (const entry of entries) {
    for (const mark of MARKS) {
      const fact = mark(entry, facts);
      if (fact) {
        return fact;
      }
    }
  }
  if (facts.buildpacks) {
    return {
      name: 'buildpacks',
      method: 'label io.buildpacks.lifecycle.metadata',
      confidence: 'likely',
    };
  }
  const buildah = facts.labels[BUILDAH_LABEL];
  if (buildah !== undefined) {
    return {
      name: 'buildah',
      version: buildah,
      method: `label ${BUILDAH_LABEL}`,
      confidence: 'likely',
    };
  }
  return {
    name: 'unknown',
    method: entries.length === 0 ? 'no history' : 'no known mark in history',
    confidence: 'guess',
  };
}

/** How builders that sign each of their entries do so. */
const SIGNATURES: Partial<
  Record<BuilderFact['name'], (entry: HistoryFacts) => boolean>
> = {
  kaniko: entry => entry.author === 'kaniko',
  jib: entry => entry.author === 'Jib' || /^jib-/.test(entry.createdBy ?? ''),
  ko: entry =>
    entry.author === 'ko' || /^ko build /.test(entry.createdBy ?? ''),
  buildpacks: entry => BUILDPACKS_ENTRY.test(entry.createdBy ?? ''),
};

/**
 * Whether the builder signs its own entries, so that those below the first
 * signed one are the base's.
 */
export function isSignedBy(entry: HistoryFacts, name: BuilderFact['name']) {
  const own = SIGNATURES[name];
  return own !== undefined && own(entry);
}
