import { LayerDescription } from '../../model';
import { copyArguments } from '../shared/copyArguments';
import { joinRuns } from '../shared/joinRuns';
import { scriptWithout } from '../shared/removalCommands';
import { readableInstruction } from '../shared/readableInstruction';
import { runScript } from '../shared/runScript';
import { commandsOf } from '../shell/commandsOf';
import { ShellCommand } from '../shell/ShellCommand';
import { Finding } from '../Rule';

const MOST_COPIES = 5;

/**
 * How an image's own instructions set owner and mode at once: the COPYs with
 * `--chown` and `--chmod`, what else the RUN does before them, for it may
 * create the user.
 */
export function ownershipRemedy(
  layer: LayerDescription,
  owners: readonly LayerDescription[],
  options: {
    /** Whether the RUN changes all that these layers bring, as far as is known. */
    isWhole: boolean;
  },
): Finding['remedy'] {
  const run = runScript(layer);
  const changes = run
    ? commandsOf(run.script).filter(({ name }) =>
        ['chown', 'chmod', 'chgrp'].includes(name),
      )
    : [];
  const flags = copyFlags(changes);
  const copies = owners.flatMap(owner => {
    const copy = copyArguments(owner);
    return copy ? [{ owner, copy }] : [];
  });
  const rest = run && scriptWithout(run.script, changes);
  if (copies.length > 0 && flags.length > 0 && !options.isWhole) {
    return {
      text: `Copy by an instruction of its own, with ${flags.join(
        ' ',
      )}, what needs it; then nothing is stored twice.`,
    };
  }
  if (run && copies.length > 0 && flags.length > 0 && rest !== undefined) {
    return {
      text: `Set ${wordsOf(
        changes,
      )} while copying; then nothing is stored twice.`,
      change: {
        in: 'Dockerfile',
        before: [
          ...copies
            .slice(0, MOST_COPIES)
            .map(({ owner }) =>
              readableInstruction(owner.instruction?.text ?? ''),
            ),
          `RUN ${run.script}`,
        ].join('\n'),
        after: [
          ...(rest === '' ? [] : [`RUN ${rest}`]),
          ...copies
            .slice(0, MOST_COPIES)
            .map(({ copy }) =>
              [
                copy.keyword,
                ...copy.flags.filter(
                  flag => !flags.some(set => nameOf(set) === nameOf(flag)),
                ),
                ...flags,
                ...copy.sources.map(readableInstruction),
                copy.destination,
              ].join(' '),
            ),
        ].join('\n'),
      },
    };
  }
  const [owner] = owners;
  const made = owner && runScript(owner);
  if (run && made && owners.length === 1 && changes.length > 0) {
    return {
      text: 'Set owner and mode in the RUN that makes the files.',
      change: {
        in: 'Dockerfile',
        before: `RUN ${made.script}\nRUN ${run.script}`,
        after: joinRuns(
          [made.script, ...changes.map(({ text }) => text)],
          made.flags,
        ),
      },
    };
  }
  return {
    text: 'Set owner and mode where the files come from: COPY --chown and --chmod, the RUN that makes them, or a USER before it. Leave files of the base image as they are.',
  };
}

/** `--chown=app:app`, `--chmod=755`, as far as the commands say one of each. */
function copyFlags(changes: readonly ShellCommand[]): string[] {
  const values = { chown: new Set<string>(), chmod: new Set<string>() };
  for (const { name, args } of changes) {
    const [value] = args.filter(word => !/^-[a-zA-Z-]/.test(word));
    if (value !== undefined && (name === 'chown' || name === 'chmod')) {
      values[name].add(value);
    }
  }
  return Object.entries(values).flatMap(([name, set]) => {
    const [value] = set;
    const isNumber = name !== 'chmod' || /^[0-7]{3,4}$/.test(value ?? '');
    return set.size === 1 && isNumber ? [`--${name}=${value}`] : [];
  });
}

function nameOf(flag: string): string {
  return flag.split('=')[0];
}

function wordsOf(changes: readonly ShellCommand[]): string {
  const names = new Set(changes.map(({ name }) => name));
  const words = [
    ...(names.has('chown') || names.has('chgrp') ? ['the owner'] : []),
    ...(names.has('chmod') ? ['the mode'] : []),
  ];
  return words.join(' and ');
}
