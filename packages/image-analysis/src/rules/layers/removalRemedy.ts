import { ImageContents } from '../../combine/ImageContents';
import { readableInstruction } from '../shared/readableInstruction';
import { CopyArguments, copyArguments } from '../shared/copyArguments';
import { directoryGroups } from '../shared/directoryGroups';
import { HiddenPair } from '../shared/hiddenPairs';
import { joinRuns } from '../shared/joinRuns';
import { layerName } from '../shared/layerName';
import { removalCommands, scriptWithout } from '../shared/removalCommands';
import { RunScript, runScript } from '../shared/runScript';
import { Finding } from '../Rule';

type Remedy = Finding['remedy'];

/** How an image's own instructions are rewritten so that what they remove was never stored. */
export function removalRemedy(
  pair: HiddenPair,
  contents: ImageContents,
): Remedy {
  const made = runScript(pair.owner);
  const removed = runScript(pair.by);
  const copy = copyArguments(pair.owner);
  if (made && removed) {
    return sameRun(pair, made, removed);
  }
  if (copy && removed) {
    const { fileCount } = contents.layers[pair.owner.index];
    return pair.files.length === fileCount
      ? boundInstead(pair, copy, removed)
      : leftOut(pair, copy, removed);
  }
  return {
    text: `Do not let ${layerName(
      pair.owner,
    )} store what is not to stay: remove it within that same instruction, or make it in a build stage and copy only the result.`,
  };
}

function sameRun(
  pair: HiddenPair,
  made: RunScript,
  removed: RunScript,
): Remedy {
  const isNext = pair.by.index === pair.owner.index + 1;
  const commands = removalCommands(
    removed.script,
    pair.files.map(({ path }) => path),
  );
  const text = `Remove it in the RUN that makes it: a layer stores what is there when its instruction ends.`;
  if (!isNext && commands.length === 0) {
    return { text };
  }
  const rest = isNext
    ? [removed.script]
    : commands.map(command => command.text);
  return {
    text,
    change: {
      in: 'Dockerfile',
      before: [`RUN ${made.script}`, `RUN ${removed.script}`].join(
        isNext ? '\n' : '\n# …\n',
      ),
      after: joinRuns(
        [made.script, ...rest],
        [...made.flags, ...(isNext ? removed.flags : [])],
      ),
    },
  };
}

function boundInstead(
  pair: HiddenPair,
  copy: CopyArguments,
  removed: RunScript,
): Remedy {
  const source = copy.sources[0];
  const isRemote = /^https?:\/\//.test(source);
  if (isRemote) {
    return {
      text: `Download, use and remove it within one RUN, so that no layer stores it.`,
      change: {
        in: 'Dockerfile',
        before: before(pair, removed),
        after: joinRuns([
          `curl -fsSL -o ${targetOf(pair, copy)} ${source}`,
          removed.script,
        ]),
      },
    };
  }
  const text = `Mount the files for the RUN that needs them instead of copying them: a mount leaves nothing in any layer.`;
  const script = scriptWithout(
    removed.script,
    removalCommands(
      removed.script,
      pair.files.map(({ path }) => path),
    ),
  );
  if (script === undefined || copy.sources.length > 1) {
    return { text };
  }
  if (script === '') {
    return {
      text: 'Drop both instructions: what the first one copies, the second one removes.',
      change: { in: 'Dockerfile', before: before(pair, removed), after: '' },
    };
  }
  const isStage =
    source.startsWith('/') || copy.flags.some(flag => /^--from=/.test(flag));
  const stage = copy.flags
    .find(flag => flag.startsWith('--from='))
    ?.slice('--from='.length);
  const parts = [
    'type=bind',
    ...(isStage ? [`from=${stage ?? '<stage>'}`] : []),
    ...(source === '.' || source === './' ? [] : [`source=${source}`]),
    `target=${targetOf(pair, copy)}`,
    // The RUN may write beside what it reads; what it writes is thrown away.
    ...(pair.files.length > 1 ? ['rw'] : []),
  ];
  return {
    text,
    change: {
      in: 'Dockerfile',
      before: before(pair, removed),
      after: `RUN --mount=${parts.join(',')} \\\n    ${script}`,
    },
  };
}

/** Some of what was copied stays: the rest has to stay out of the copy. */
function leftOut(
  pair: HiddenPair,
  copy: CopyArguments,
  removed: RunScript,
): Remedy {
  const paths = directoryGroups(pair.files).map(({ path }) => path);
  const doomed = removalCommands(
    removed.script,
    pair.files.map(({ path }) => path),
  );
  const [source] = copy.sources;
  const isContext =
    copy.sources.length === 1 && (source === '.' || source === './');
  const target = copy.destination.replace(/^\/+|\/+$/g, '');
  const isOnlyRemoval = scriptWithout(removed.script, doomed) === '';
  if (isOnlyRemoval && isContext) {
    return {
      text: 'Keep these files out of the build context: what is not copied need not be removed.',
      change: {
        in: '.dockerignore',
        after: paths
          .slice(0, 10)
          .map(path =>
            copy.destination.startsWith('/') && path.startsWith(`${target}/`)
              ? path.slice(target.length + 1)
              : `**/${path.split('/').at(-1)}`,
          )
          .join('\n'),
      },
    };
  }
  return {
    text: isOnlyRemoval
      ? `Name what ${layerName(
          pair.owner,
        )} is to copy, without what is removed afterwards.`
      : 'Copy and run in a build stage, and copy only what remains into the image: `COPY --from`.',
  };
}

function before(pair: HiddenPair, removed: RunScript): string {
  return `${readableInstruction(pair.owner.instruction?.text ?? '')}\nRUN ${
    removed.script
  }`;
}

/** Where the copied files lie, as the layer shows it. */
function targetOf(pair: HiddenPair, copy: CopyArguments): string {
  const [group] = directoryGroups(pair.files);
  return pair.files.length === 1 || !copy.destination.startsWith('/')
    ? `/${group.path}`
    : copy.destination.replace(/(.)\/+$/, '$1');
}
