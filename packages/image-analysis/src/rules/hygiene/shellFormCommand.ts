import { ImageFacts } from '../../facts/ImageFacts';
import { isSetHere } from '../shared/ownMetadata';
import { commandsOf } from '../shell/commandsOf';
import { Finding, Rule } from '../Rule';

const SHELL = /^(?:\/(?:usr\/)?bin\/)?(?:sh|ash|dash|bash)$/;
/** Small inits that pass signals on and reap children. */
const INIT =
  /(?:^|\/)(?:tini|tini-static|docker-init|dumb-init|catatonit|s6-svscan|init|supervisord|runsvdir)$/;

type Field = 'ENTRYPOINT' | 'CMD';

/** A program started by a shell that stays in between. */
export const shellFormCommand: Rule = {
  id: 'shell-form-command',
  version: 1,
  title: 'Program started through a shell',
  family: 'hygiene',
  severity: 'low',
  needs: ['manifest'],
  why: 'A shell as first process does not pass on the signal that asks to stop: the container is killed after the grace period, in the middle of requests. It also needs a shell in the image.',
  remedy:
    'Write ENTRYPOINT and CMD as lists, or begin the last command of the script by exec.',
  sources: [
    {
      name: 'Docker build check JSONArgsRecommended',
      url: 'https://docs.docker.com/reference/build-checks/json-args-recommended/',
    },
    {
      name: 'hadolint DL3025',
      url: 'https://github.com/hadolint/hadolint/wiki/DL3025',
    },
  ],
  decide({ image, facts }) {
    if (facts.shell !== undefined && isSetHere(image, 'SHELL')) {
      return {
        state: 'not-applicable',
        reason: 'the build chose its shell by SHELL',
      };
    }
    const entrypoint = facts.entrypoint ?? [];
    if (INIT.test(entrypoint[0] ?? '')) {
      return { state: 'passed' };
    }
    const field: Field =
      scriptOf(entrypoint) === undefined ? 'CMD' : 'ENTRYPOINT';
    const script = scriptOf(
      (field === 'ENTRYPOINT' ? entrypoint : facts.cmd) ?? [],
    );
    if (script === undefined || !isSetHere(image, field)) {
      return { state: 'passed' };
    }
    const last = commandsOf(script).at(-1);
    if (last === undefined || /^\s*exec\s/.test(last.text)) {
      return { state: 'passed' };
    }
    return {
      state: 'found',
      findings: [findingOf(field, script, facts)],
    };
  },
};

function scriptOf(words: readonly string[]): string | undefined {
  return words.length >= 3 && SHELL.test(words[0]) && /^-\w*c$/.test(words[1])
    ? words[2]
    : undefined;
}

function findingOf(field: Field, script: string, facts: ImageFacts): Finding {
  const commands = commandsOf(script);
  const isSimple = commands.length === 1;
  const needsShell = !isSimple || /[$`*?~<>|&;(){}]/.test(script);
  const ignored =
    field === 'ENTRYPOINT' && facts.cmd && facts.cmd.length > 0
      ? ' CMD is not passed to it as arguments.'
      : '';
  const last = commands[commands.length - 1];
  const at = script.lastIndexOf(last.text);
  const after = needsShell
    ? `["/bin/sh", "-c", ${JSON.stringify(
        at < 0
          ? `exec ${script}`
          : `${script.slice(0, at)}exec ${script.slice(at)}`,
      )}]`
    : `[${[last.name === '' ? script : firstWord(last.text), ...last.args]
        .map(word => JSON.stringify(word))
        .join(', ')}]`;
  return {
    key: '',
    title: `${field} runs through a shell`,
    seen: `${field} is \`/bin/sh -c "${script.slice(0, 200)}"\`.${ignored}${
      isSimple
        ? ' Many shells replace themselves by a single command; not all do.'
        : ''
    }`,
    // bash and newer dash hand over to a single command by themselves.
    severity: isSimple ? 'info' : 'low',
    confidence: 'certain',
    method: 'read in the config',
    places: [],
    remedy: {
      text: needsShell
        ? 'Begin the program’s command by exec, so that it takes the place of the shell.'
        : 'Write the words as a list.',
      change: {
        in: 'Dockerfile',
        before: `${field} ${script}`,
        after: `${field} ${after}`,
      },
    },
  };
}

function firstWord(text: string): string {
  return /^\S+/.exec(text)?.[0] ?? text;
}
