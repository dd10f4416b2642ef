import { Finding, Rule } from '../Rule';
import { bytesText } from '../shared/bytesText';
import { runText } from '../shared/cacheMount';
import { layerName } from '../shared/layerName';
import { rewriteCommands, withOptions } from '../shared/rewriteCommands';
import { RunStep, ownRunSteps } from '../shared/runSteps';
import { filesFinding } from './filesFinding';
import {
  bytesOf,
  nothingInOwnLayers,
  ownLiveFiles,
  undecidedWithoutContents,
} from './liveFiles';

const FLOOR_BYTES = 1_000_000;
const LOG = /^var\/log\/(?:lastlog|faillog|tallylog)$/;

/** Login records that a high user id has blown up. */
export const sparseLogFiles: Rule = {
  id: 'sparse-log-files',
  version: 1,
  title: 'Login records blown up by a high user id',
  family: 'size',
  severity: 'medium',
  needs: ['manifest'],
  uses: ['contents'],
  why: 'The program useradd writes a record at the place of the user id into lastlog and faillog. With a high id these files become huge: holes on disk, but zeros in a layer.',
  remedy: 'Give useradd the option --no-log-init.',
  gain: 'length of the files, compressed as their layer is',
  sources: [
    {
      name: 'hadolint DL3046',
      url: 'https://github.com/hadolint/hadolint/wiki/DL3046',
    },
    {
      name: 'Docker, Building best practices: USER',
      url: 'https://docs.docker.com/build/building/best-practices/#user',
    },
  ],
  decide(input) {
    const suspects = ownRunSteps(input.image).filter(({ commands }) =>
      commands.some(blowsUp),
    );
    const { contents } = input;
    if (!contents.known) {
      if (suspects.length > 0) {
        return { state: 'found', findings: [guess(suspects)] };
      }
      return input.image.history.state === 'missing'
        ? undecidedWithoutContents(input)
        : { state: 'passed' };
    }
    const files = ownLiveFiles(input.image, contents.value, ({ path }) =>
      LOG.test(path),
    );
    if (bytesOf(files) < FLOOR_BYTES) {
      return nothingInOwnLayers(input);
    }
    const bytes = bytesText(bytesOf(files));
    const [largest] = [...files].sort((a, b) => b.bytes - a.bytes);
    const step =
      suspects.find(({ layer }) => layer.index === largest.layer) ??
      suspects[0];
    return {
      state: 'found',
      findings: [
        filesFinding({
          input,
          contents: contents.value,
          files,
          told: {
            key: '',
            title: `${bytes} of login records`,
            seen: `${layerName(input.image.layers[largest.layer])} leaves /${
              largest.path
            }, ${bytesText(largest.bytes)} of mostly zeros.`,
            remedy: remedyOf(step),
          },
        }),
      ],
    };
  },
};

function blowsUp({ name, args }: RunStep['commands'][number]): boolean {
  if (name !== 'useradd') {
    return false;
  }
  const at = args.findIndex(arg => /^(?:-\w*u|--uid)$/.test(arg));
  const id =
    at >= 0
      ? args[at + 1]
      : args.map(arg => /^(?:-u|--uid=)(\d+)$/.exec(arg)?.[1]).find(Boolean);
  return (
    /^\d{6,}$/.test(id ?? '') &&
    !args.some(arg => arg === '--no-log-init' || /^-[a-zA-Z]*l/.test(arg))
  );
}

function guess(suspects: readonly RunStep[]): Finding {
  return {
    key: '',
    title: 'useradd with a high user id and without --no-log-init',
    seen: `${layerName(
      suspects[0].layer,
    )} adds a user whose id makes lastlog and faillog large.`,
    severity: 'low',
    confidence: 'guess',
    method: 'read from history; layer contents would tell how large they are',
    places: suspects.slice(0, 20).map(({ layer }) => ({ layer: layer.index })),
    placeCount: suspects.length,
    remedy: remedyOf(suspects[0]),
  };
}

function remedyOf(step: RunStep | undefined): Finding['remedy'] {
  const text = 'Give useradd the option `--no-log-init`.';
  if (!step) {
    return { text };
  }
  return {
    text,
    change: {
      in: 'Dockerfile',
      before: runText(step.flags, step.script),
      after: runText(
        step.flags,
        rewriteCommands(step, command =>
          blowsUp(command)
            ? withOptions(command, 'useradd', '--no-log-init')
            : undefined,
        ),
      ),
    },
  };
}
