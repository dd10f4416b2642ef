import { FileVersion, ImageContents } from '../../combine/ImageContents';
import { traitOf } from '../../combine/traits/traitOf';
import { LayerDescription } from '../../model';
import { bytesText } from '../shared/bytesText';
import { copyArguments } from '../shared/copyArguments';
import { countText } from '../shared/countText';
import { fileClaims } from '../shared/fileClaims';
import { layerName } from '../shared/layerName';
import { isSurelyOwn, ownLayers } from '../shared/ownLayers';
import { severityOfBytes } from '../shared/severityOfBytes';
import { nothingInOwnLayers } from '../size/liveFiles';
import { Finding, Rule, RuleSeverity } from '../Rule';
import { RuleInput } from '../RuleInput';
import { ignoreLines } from './ignoreLines';
import { LeftoverKind, leftoverKind } from './leftoverKinds';

/** Smaller than this, bytes are no reason to speak of a nuisance. */
const NOTABLE_BYTES = 100_000;

const ORDER: readonly RuleSeverity[] = ['info', 'low', 'medium', 'high'];

/** What developers and CI need, and a container does not. */
export const leftoversInImage: Rule = {
  id: 'leftovers-in-image',
  version: 1,
  title: 'Leftovers of development in the image',
  family: 'hygiene',
  severity: 'low',
  needs: ['contents'],
  why: 'Version control, tests, logs and settings of editors come along with COPY of a whole directory. They cost bytes on every pull, change without need what is cached, and may tell more than is meant.',
  remedy:
    'List them in a .dockerignore, so that they never reach the build context.',
  gain: 'sum of the files, compressed as their layers are',
  sources: [
    {
      name: 'Docker, Building best practices: exclude with .dockerignore',
      url: 'https://docs.docker.com/build/building/best-practices/#exclude-with-dockerignore',
    },
    { name: 'dockle DKL-LI-0003' },
  ],
  decide(input) {
    const { contents, image } = input;
    if (!contents.known) {
      return nothingInOwnLayers(input);
    }
    const own = new Set(ownLayers(image).map(({ index }) => index));
    const byKind = new Map<string, FileVersion[]>();
    for (const file of contents.value.files) {
      if (
        file.trait?.family === 'leftover' &&
        file.hidden === undefined &&
        own.has(file.layer) &&
        file.bytes > 0
      ) {
        const { kind } = file.trait;
        const group = byKind.get(kind) ?? [];
        group.push(file);
        byKind.set(kind, group);
      }
    }
    const findings = [...byKind].map(([kind, files]) =>
      findingOf({ input, contents: contents.value, kind, files }),
    );
    return findings.length > 0
      ? { state: 'found', findings }
      : nothingInOwnLayers(input);
  },
};

function findingOf(options: {
  input: RuleInput;
  contents: ImageContents;
  kind: string;
  files: FileVersion[];
}): Finding {
  const { input, contents, kind, files } = options;
  const { image } = input;
  const told = leftoverKind(kind);
  const { claims, bytes, places, placeCount, fileCount, layers } =
    fileClaims(files);
  const layer = image.layers[layers[0]];
  const largest = [...files].sort((left, right) => right.bytes - left.bytes);
  const roots = [...new Set(largest.map(rootOf))];
  return {
    key: kind,
    title: `${told.name} in the image, ${bytesText(bytes)}`,
    seen: `${layerName(layer)} brings ${countText(
      fileCount,
      'file',
    )} such as /${roots[0]}.${told.harm ? ` ${told.harm}` : ''}`,
    severity: severityOf(told, bytes, contents),
    confidence: isSurelyOwn(image) && kind !== 'tests' ? 'certain' : 'likely',
    method: 'told by their paths, measured from layer contents',
    places,
    placeCount,
    claims,
    gainHow: 'sum of the files, compressed as their layers are',
    remedy: remedyOf(layer, roots),
  };
}

/** The directory that is the leftover; the file where only its name is one. */
function rootOf({ path, trait }: FileVersion): string {
  const root = trait?.root;
  return root !== undefined && traitOf(`${root}/x`)?.root === root
    ? root
    : path;
}

function severityOf(
  { leastSeverity }: LeftoverKind,
  bytes: number,
  contents: ImageContents,
): RuleSeverity {
  if (bytes < NOTABLE_BYTES) {
    return leastSeverity;
  }
  const byBytes = severityOfBytes({ bytes, contents });
  return ORDER.indexOf(byBytes) > ORDER.indexOf(leastSeverity)
    ? byBytes
    : leastSeverity;
}

function remedyOf(
  layer: LayerDescription,
  roots: readonly string[],
): Finding['remedy'] {
  const words = copyArguments(layer);
  const lines = ignoreLines(roots);
  if (words === undefined) {
    return {
      text:
        layer.instruction?.keyword === 'RUN'
          ? 'Remove them in the RUN that makes them; of a repository, fetch an archive or clone it in a build stage.'
          : 'Keep them out of what the layer is made of.',
    };
  }
  // BuildKit tells a stage's files by absolute paths, without the stage.
  const isStage =
    words.flags.some(flag => flag.startsWith('--from=')) ||
    words.sources.every(source => source.startsWith('/'));
  return {
    text: isStage
      ? 'Copy only what the program needs from the stage; if they come from the build context, a .dockerignore keeps them out of the stage too.'
      : 'Put these lines into the .dockerignore beside the Dockerfile.',
    change: { in: '.dockerignore', after: lines.join('\n') },
  };
}
