import { layerName } from '../shared/layerName';
import { runText } from '../shared/cacheMount';
import { RunStep, ownRunSteps } from '../shared/runSteps';
import { ShellCommand } from '../shell/ShellCommand';
import { noInstructionFound } from '../shared/unknownHistory';
import { withUniqueKeys } from '../shared/uniqueKeys';
import { Finding, Rule } from '../Rule';

const INTERPRETER = /^(?:(?:ba|da|a|z|k)?sh|python[\d.]*|perl|ruby|node|php)$/;
/** Stand between download and shell without looking at what passes. */
const PASSING = new Set(['tee', 'cat', 'sed', 'tr', 'gunzip', 'zcat', 'xz']);
const SCRIPT_PATH = '/tmp/install.sh';
const DOWNLOAD = new Set(['curl', 'wget']);

/** `sh -c "$(curl …)"` and `bash <(curl …)`. */
const SUBSTITUTED =
  /(?:^|[\s;&|(])(?:\/(?:usr\/)?bin\/)?(?:ba|da|a|z)?sh[ \t]+(?:-\w{0,8}c[ \t]+["']?\$\([ \t]*|<\([ \t]*)(?:curl|wget)[ \t]([^)\n]{1,500})/;

interface Piping {
  step: RunStep;
  address?: string;
  isConditional: boolean;
  /** What is to be replaced in the script, and by what. */
  piece?: { text: string; by: string };
}

/** A script from the network, run without a look at it. */
export const remotePipeToShell: Rule = {
  id: 'remote-pipe-to-shell',
  version: 1,
  title: 'Script from the network run unseen',
  family: 'safety',
  severity: 'low',
  needs: ['manifest'],
  why: 'Whoever controls that address controls the image. What it serves may change from one build to the next, and half a script runs if the download breaks off.',
  remedy:
    'Download, compare the checksum, then run; or install a pinned package.',
  sources: [
    {
      name: 'hadolint DL4006',
      url: 'https://github.com/hadolint/hadolint/wiki/DL4006',
    },
    {
      name: 'Docker, Building best practices: using pipes',
      url: 'https://docs.docker.com/build/building/best-practices/#using-pipes',
    },
  ],
  decide(input) {
    const findings = ownRunSteps(input.image).flatMap(step =>
      pipingsOf(step).map(findingOf),
    );
    return findings.length > 0
      ? { state: 'found', findings: withUniqueKeys(findings).slice(0, 20) }
      : noInstructionFound(input);
  },
};

function pipingsOf(step: RunStep): Piping[] {
  const pipings: Piping[] = [];
  let download: ShellCommand | undefined;
  for (const command of step.commands) {
    const isPiped = command.joinedBy === '|' || command.text.startsWith('|');
    if (isPiped && download && runsInput(command)) {
      pipings.push({
        step,
        address: addressIn(download.args),
        isConditional: command.isConditional,
        piece: pieceOf(step.script, download, command),
      });
      download = undefined;
    } else if (DOWNLOAD.has(command.name)) {
      download = command;
    } else if (!(isPiped && PASSING.has(command.name))) {
      download = undefined;
    }
  }
  const substituted = SUBSTITUTED.exec(step.script);
  if (substituted) {
    pipings.push({
      step,
      address: addressIn(substituted[1].split(/\s+/)),
      isConditional: false,
    });
  }
  return pipings;
}

/** From the download to the shell, and the shell with a file instead. */
function pieceOf(
  script: string,
  download: ShellCommand,
  { name, args, text }: ShellCommand,
): Piping['piece'] {
  const start = script.indexOf(download.text);
  const end = script.indexOf(text, start + download.text.length);
  if (start < 0 || end < 0) {
    return undefined;
  }
  const behind = args.includes('--') ? args.slice(args.indexOf('--') + 1) : [];
  // Words were taken out of their quotes.
  const isPlain = behind.every(word => /^[\w@%+=:,./-]+$/.test(word));
  return isPlain
    ? {
        text: script.slice(start, end + text.length),
        by: [name, SCRIPT_PATH, ...behind].join(' '),
      }
    : undefined;
}

/** A shell that reads its script from its input, or an interpreter with `-`. */
function runsInput({ name, args }: ShellCommand): boolean {
  if (!INTERPRETER.test(name)) {
    return false;
  }
  const isShell = name.endsWith('sh');
  const words = args.filter(word => word !== '-');
  // `python -c 'import json…'` reads data, not a program.
  return isShell
    ? args.includes('-s') ||
        args.some(word => /^-\w*s\w*$/.test(word)) ||
        words.every(word => word.startsWith('-'))
    : words.length === 0;
}

function addressIn(words: readonly string[]): string | undefined {
  return words
    .map(word => /^["']?(https?:\/\/[^\s"']{1,500})/i.exec(word)?.[1])
    .find(word => word !== undefined);
}

function findingOf({ step, address, isConditional, piece }: Piping): Finding {
  const { layer } = step;
  const isPlain = address?.toLowerCase().startsWith('http://') === true;
  const shown = address ?? '<address>';
  return {
    key: address?.slice(0, 200) ?? 'script',
    title: 'Script from the network run unseen',
    seen: `${layerName(layer)} runs what ${address ?? 'a download'} serves${
      isPlain ? ', without encryption' : ''
    }.`,
    severity: isPlain ? 'high' : 'low',
    confidence: isConditional ? 'likely' : 'certain',
    method: 'read in the history',
    places: [{ layer: layer.index }],
    remedy: {
      text: 'Save the script, compare it with a checksum that you have looked at, then run it; a pinned package is better still.',
      change: {
        in: 'Dockerfile',
        before: layer.instruction?.text,
        after: [
          `ADD --checksum=sha256:<of the script> ${shown.replace(
            /^http:/i,
            'https:',
          )} ${SCRIPT_PATH}`,
          piece
            ? runText(
                step.flags,
                step.script.replace(piece.text, () => piece.by),
              )
            : `RUN sh ${SCRIPT_PATH}`,
        ].join('\n'),
      },
    },
  };
}
