import { FileVersion, ImageContents } from '../../combine/ImageContents';
import { Finding, Rule } from '../Rule';
import { RuleInput } from '../RuleInput';
import { bytesText } from '../shared/bytesText';
import { runText, withCacheMounts } from '../shared/cacheMount';
import { countText } from '../shared/countText';
import { fileClaims } from '../shared/fileClaims';
import { layerName } from '../shared/layerName';
import { runStepOf } from '../shared/runSteps';
import { startWords } from './entryProgram';
import { filesFinding, placesText } from './filesFinding';
import { bytesOf, nothingInOwnLayers, ownLiveFiles } from './liveFiles';

const FLOOR_BYTES = 100_000;
const MOST_MOUNTS = 4;

/** Kinds that rules of their own look after. */
const SYSTEM_KINDS = new Set([
  'apt-lists',
  'apt-archives',
  'apk',
  'dnf',
  'yum',
  'microdnf',
  'libdnf5',
  'tdnf',
  'zypper',
  'zypp',
]);

/** What to write instead of a mount, where a tool has an option for it. */
const WITHOUT: Readonly<Record<string, string>> = {
  pip: 'Mount a cache over it in this RUN, or install with `--no-cache-dir`.',
  uv: 'Mount a cache over it in this RUN, or install with `--no-cache`.',
  gem: 'Mount a cache over it in this RUN, or remove the `.gem` files in it.',
  conda: 'End this RUN with `conda clean --all --yes`, or mount a cache.',
  go: 'Build in an earlier stage and copy the binary from it, or mount a cache over it in this RUN.',
  maven:
    'Build in an earlier stage and copy the archive from it, or mount a cache over it in this RUN.',
  gradle:
    'Build in an earlier stage and copy the archive from it, or mount a cache over it in this RUN.',
  cargo:
    'Build in an earlier stage and copy the binary from it, or mount a cache over it in this RUN.',
  model:
    'If the program could fetch them when it starts, or from a volume, leave them out of the image.',
};

/** How programs are started that run from their cache. */
const RUNS_FROM: ReadonlyArray<{ kind: string; start: RegExp }> = [
  { kind: 'go', start: /^(?:\S*\/)?go / },
  { kind: 'maven', start: /^(?:\S*\/)?mvnw?(?: |$)/ },
  { kind: 'gradle', start: /^(?:\S*\/)?gradlew?(?: |$)/ },
  { kind: 'cargo', start: /^(?:\S*\/)?cargo / },
  { kind: 'npm', start: /^(?:\S*\/)?npx / },
  { kind: 'uv', start: /^(?:\S*\/)?uvx? / },
  // What was published brings its packages with it.
  { kind: 'nuget', start: /^(?:\S*\/)?dotnet (?:run|watch|test)\b/ },
];

/** Caches of pip, npm, Maven, Go and their like: one finding per kind. */
export const languageCacheKept: Rule = {
  id: 'language-cache-kept',
  version: 1,
  title: 'Cache of a language’s package manager left in a layer',
  family: 'size',
  severity: 'medium',
  needs: ['contents'],
  why: 'Package managers keep what they downloaded for the next installation. In an image there is none: the copy that was installed is all that it needs.',
  remedy:
    'Mount a cache for the RUN that installs, or build in a stage of its own and copy the result.',
  gain: 'sum of the files in the cache, compressed as their layer is; files that an installed file is a hard link to are left out',
  sources: [
    {
      name: 'hadolint DL3042',
      url: 'https://github.com/hadolint/hadolint/wiki/DL3042',
    },
    {
      name: 'hadolint DL3060',
      url: 'https://github.com/hadolint/hadolint/wiki/DL3060',
    },
    {
      name: 'Docker, Optimize cache usage in builds',
      url: 'https://docs.docker.com/build/cache/optimize/#use-cache-mounts',
    },
  ],
  decide(input) {
    const contents = input.contents.known ? input.contents.value : undefined;
    if (!contents) {
      return nothingInOwnLayers(input);
    }
    const findings = [...cachesByKind(input, contents)]
      .filter(([, files]) => bytesOf(files) >= FLOOR_BYTES)
      .map(([kind, files]) => findingOf({ input, contents, kind, files }));
    return findings.length > 0
      ? { state: 'found', findings }
      : nothingInOwnLayers(input);
  },
};

function cachesByKind(
  input: RuleInput,
  contents: ImageContents,
): Map<string, FileVersion[]> {
  const kinds = new Map<string, FileVersion[]>();
  const { image } = input;
  const start = startWords(image).slice(0, 2).join(' ');
  const inUse = new Set(
    RUNS_FROM.filter(tool => tool.start.test(start)).map(({ kind }) => kind),
  );
  let isPlugAndPlay = false;
  const files = ownLiveFiles(image, contents, file => {
    isPlugAndPlay ||= /(?:^|\/)\.pnp\.c?js$/.test(file.path);
    return (
      file.trait?.family === 'cache' &&
      !SYSTEM_KINDS.has(file.trait.kind) &&
      !inUse.has(file.trait.kind) &&
      !contents.isHardLinked(file.id)
    );
  });
  for (const file of files) {
    const kind = file.trait?.kind ?? '';
    // Yarn's Plug'n'Play loads packages from its cache.
    if (kind !== 'yarn' || !isPlugAndPlay) {
      const members = kinds.get(kind) ?? [];
      members.push(file);
      kinds.set(kind, members);
    }
  }
  return kinds;
}

function findingOf(options: {
  input: RuleInput;
  contents: ImageContents;
  kind: string;
  files: readonly FileVersion[];
}): Finding {
  const { input, contents, kind, files } = options;
  const bytes = bytesText(bytesOf(files));
  const [first, ...others] = fileClaims(files).layers;
  const layer = input.image.layers[first];
  const also =
    others.length === 0
      ? ' leaves'
      : ` and ${countText(others.length, 'other layer')} leave`;
  const name = kind === 'model' ? 'downloaded models' : `${kind} cache`;
  return filesFinding({
    input,
    contents,
    files,
    told: {
      key: kind,
      title: `${bytes} of ${name} in the image`,
      seen: `${layerName(layer)}${also} ${placesText(files)}, ${bytes}.`,
      remedy: remedyOf(kind, layer, files),
      // Models may well be there on purpose.
      ...(kind === 'model' && { severity: 'info' as const }),
    },
  });
}

function remedyOf(
  kind: string,
  layer: RuleInput['image']['layers'][number],
  files: readonly FileVersion[],
): Finding['remedy'] {
  const step = runStepOf(layer);
  if (!step) {
    return {
      text:
        layer.instruction?.keyword === 'COPY' ||
        layer.instruction?.keyword === 'ADD'
          ? 'Copy only what the program needs, and name this directory in .dockerignore if it comes from the build context.'
          : WITHOUT[kind] ?? 'Keep it out of the image.',
    };
  }
  const roots = new Set<string>();
  for (const { layer: at, trait } of files) {
    if (at === layer.index && trait) {
      roots.add(`/${trait.root}`);
    }
  }
  return {
    text: WITHOUT[kind] ?? 'Mount a cache over it in this RUN.',
    ...(kind !== 'model' && {
      change: {
        in: 'Dockerfile' as const,
        before: runText(step.flags, step.script),
        after: withCacheMounts(
          step,
          [...roots].slice(0, MOST_MOUNTS).map(target => ({ target })),
        ),
      },
    }),
  };
}
