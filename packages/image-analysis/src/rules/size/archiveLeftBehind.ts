import { FileVersion, ImageContents } from '../../combine/ImageContents';
import { Finding, Rule } from '../Rule';
import { RuleInput } from '../RuleInput';
import { bytesText } from '../shared/bytesText';
import { runText } from '../shared/cacheMount';
import { copyArguments } from '../shared/copyArguments';
import { layerName } from '../shared/layerName';
import { readableInstruction } from '../shared/readableInstruction';
import { RunStep, ownRunSteps, runStepOf } from '../shared/runSteps';
import { shellQuote } from '../shared/shellQuote';
import { filesFinding } from './filesFinding';
import { nothingInOwnLayers, ownLiveFiles } from './liveFiles';

const FLOOR_BYTES = 100_000;

/** Archives that nothing runs from, unlike jar, war and whl. */
const ARCHIVE =
  /\.(?:tar|tgz|tbz2?|txz|tzst|tar\.(?:gz|bz2|xz|zst|lz|Z)|zip|7z)$/i;
const THIRD_PARTY =
  /(?:^|\/)(?:node_modules|site-packages|dist-packages|gems|vendor|testdata|usr\/share|usr\/lib)\//;
/** Where downloads land. */
const DOWNLOADS = /^(?:var\/)?tmp\//;
const EXTRACTORS = /^(?:tar|bsdtar|unzip|gunzip|7z[az]?|unxz|zstd)$/;

/** An archive that was unpacked and is still there. */
export const archiveLeftBehind: Rule = {
  id: 'archive-left-behind',
  version: 1,
  title: 'Archive left behind after unpacking',
  family: 'size',
  severity: 'medium',
  needs: ['contents'],
  why: 'An archive that was copied or downloaded to be unpacked is of no use afterwards, and holds the same once more.',
  remedy:
    'Pipe the download into tar, bind-mount the archive from the build context, or remove it in the RUN that fetched it.',
  gain: 'length of the archive, compressed as its layer is',
  sources: [
    {
      name: 'hadolint DL3010',
      url: 'https://github.com/hadolint/hadolint/wiki/DL3010',
    },
    {
      name: 'Docker, Building best practices: ADD or COPY',
      url: 'https://docs.docker.com/build/building/best-practices/#add-or-copy',
    },
  ],
  decide(input) {
    const contents = input.contents.known ? input.contents.value : undefined;
    if (!contents) {
      return nothingInOwnLayers(input);
    }
    const steps = ownRunSteps(input.image);
    const findings = ownLiveFiles(
      input.image,
      contents,
      ({ path, bytes, trait }) =>
        bytes >= FLOOR_BYTES &&
        trait?.family !== 'cache' &&
        ARCHIVE.test(path) &&
        !THIRD_PARTY.test(path),
    ).flatMap(file => {
      const by = steps.find(step => unpacks(step, file));
      return by || DOWNLOADS.test(file.path)
        ? [findingOf({ input, contents, file, by })]
        : [];
    });
    return findings.length > 0
      ? { state: 'found', findings }
      : nothingInOwnLayers(input);
  },
};

/** Whether a RUN unpacks a file, by its name or by a pattern that fits. */
function unpacks(step: RunStep, file: FileVersion): boolean {
  const name = file.path.slice(file.path.lastIndexOf('/') + 1);
  return (
    step.layer.index >= file.layer &&
    step.commands.some(
      ({ name: command, args }) =>
        EXTRACTORS.test(command) &&
        !(command === 'tar' && /^-?[a-z]*c/.test(args[0] ?? '')) &&
        args.some(arg => {
          const last = arg.slice(arg.lastIndexOf('/') + 1);
          return last === name || fits(name, last);
        }),
    )
  );
}

/** `app-*.tar.gz`, `node-v$VERSION.tar.xz`: what is fixed at both ends counts. */
function fits(name: string, pattern: string): boolean {
  const start = pattern.split(/[*?$[{]/, 1)[0];
  const end = /[^*?$\]}]*$/.exec(pattern.slice(-64))?.[0] ?? '';
  return (
    start !== pattern &&
    start.length > 0 &&
    ARCHIVE.test(end) &&
    name.startsWith(start) &&
    ARCHIVE.exec(name)?.[0] === ARCHIVE.exec(end)?.[0]
  );
}

function findingOf(options: {
  input: RuleInput;
  contents: ImageContents;
  file: FileVersion;
  by?: RunStep;
}): Finding {
  const { input, contents, file, by } = options;
  const layer = input.image.layers[file.layer];
  const finding = filesFinding({
    input,
    contents,
    files: [file],
    told: {
      key: file.path,
      title: `${bytesText(file.bytes)} archive left at /${file.path}`,
      seen: `${layerName(layer)} brings it${
        by ? `, ${layerName(by.layer)} unpacks it, and it stays` : ''
      }.`,
      remedy: remedyOf({ file, input, by }),
    },
  });
  return by
    ? finding
    : {
        ...finding,
        confidence: 'likely',
        method: 'measured from layer contents; left over by where it lies',
      };
}

function remedyOf(options: {
  input: RuleInput;
  file: FileVersion;
  by?: RunStep;
}): Finding['remedy'] {
  const { input, file, by } = options;
  const layer = input.image.layers[file.layer];
  const copy = copyArguments(layer);
  const name = file.path.slice(file.path.lastIndexOf('/') + 1);
  const source = copy?.sources.find(
    one => one.slice(one.lastIndexOf('/') + 1) === name,
  );
  if (copy && by && source !== undefined) {
    return {
      text: 'Mount the archive for the RUN that unpacks it, instead of copying it.',
      change: {
        in: 'Dockerfile',
        before: `${readableInstruction(
          layer.instruction?.text ?? '',
        )}\n${runText(by.flags, by.script)}`,
        after: runText(
          [
            ...by.flags,
            `--mount=type=bind,source=${source.replace(/^\/+/, '')},target=/${
              file.path
            }`,
          ],
          by.script,
        ),
      },
    };
  }
  const step = runStepOf(layer);
  return {
    text: 'Pipe the download into tar, or remove the archive in the RUN that fetched it.',
    ...(step && {
      change: {
        in: 'Dockerfile' as const,
        before: runText(step.flags, step.script),
        after: runText(
          step.flags,
          `${step.script} \\\n    && rm ${shellQuote(`/${file.path}`)}`,
        ),
      },
    }),
  };
}
