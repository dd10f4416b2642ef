import {
  DockerfileInstruction,
  DockerfileStage,
} from '../../source/Dockerfile';
import { ShellCommand } from '../shell/ShellCommand';
import { dependencyInstaller } from '../shared/dependencyInstaller';
import { Rule } from '../Rule';
import { contextCopy } from './contextCopy';
import { decideByDockerfile, findingAt } from './dockerfileEvidence';
import { surelyRun } from './runCommands';
import { stageName } from './writtenAgain';

interface Loose {
  stage: DockerfileStage;
  run: DockerfileInstruction;
  command: ShellCommand;
  lockfile: string;
  /** The command as it should be. */
  strict: string;
}

/** An installation that may take other versions than the lock file has. */
export const lockfileNotEnforced: Rule = {
  id: 'lockfile-not-enforced',
  version: 1,
  title: 'Installation that may not keep to the lock file',
  family: 'reproducibility',
  severity: 'low',
  needs: ['dockerfile'],
  why: 'An installation that may change its lock file takes newer versions when the file does not fit, and nobody notices that the image holds what nobody tested.',
  remedy:
    'Install what the lock file says or fail: npm ci, yarn --frozen-lockfile, pnpm --frozen-lockfile, cargo --locked, bundle with BUNDLE_FROZEN.',
  sources: [
    {
      name: 'npm, npm-ci',
      url: 'https://docs.npmjs.com/cli/commands/npm-ci',
    },
    {
      name: 'Yarn, yarn install --immutable',
      url: 'https://yarnpkg.com/cli/install',
    },
  ],
  decide: input =>
    decideByDockerfile(input, evidence =>
      evidence.dockerfile.used
        .flatMap(looseIn)
        .map(({ stage, run, command, lockfile, strict }) =>
          findingAt(evidence, {
            key: `${stageName(stage)} ${command.name} ${command.text}`.slice(
              0,
              200,
            ),
            title: `${command.name} may change its lock file`,
            seen: `Line ${run.line} runs ${command.text}, although ${lockfile} was copied before.`,
            at: [run],
            remedy: {
              text: `Say ${strict}.`,
              change: run.text.includes(command.text)
                ? {
                    in: 'Dockerfile',
                    before: run.text,
                    after: run.text.replace(command.text, strict),
                  }
                : undefined,
            },
          }),
        ),
    ),
};

/** Installations of a stage that has a lock file by name, and do not insist on it. */
function looseIn(stage: DockerfileStage): Loose[] {
  const copied: string[] = [];
  const settings = stage.instructions
    .flatMap(({ assignments }) => assignments)
    .map(({ name }) => name);
  const found: Loose[] = [];
  for (const instruction of stage.instructions) {
    copied.push(...(contextCopy(instruction)?.sources ?? []));
    copied.push(
      ...instruction.mounts.flatMap(({ type, source }) =>
        type === 'bind' && source !== undefined ? [source] : [],
      ),
    );
    for (const command of surelyRun(instruction)) {
      const insist = dependencyInstaller(command) && strictForm(command);
      const lockfile = insist?.lockfiles.find(name =>
        copied.some(source => namesFile(source, name)),
      );
      if (
        insist &&
        lockfile !== undefined &&
        !settings.some(name => insist.settings.includes(name))
      ) {
        found.push({
          stage,
          run: instruction,
          command,
          lockfile,
          strict: insist.strict,
        });
      }
    }
  }
  return found;
}

interface Strict {
  lockfiles: string[];
  strict: string;
  /** Variables by which the tool insists of itself. */
  settings: string[];
}

function strictForm({ name, args, text }: ShellCommand): Strict | undefined {
  const has = (...words: string[]) => args.some(word => words.includes(word));
  switch (name) {
    case 'npm':
      return has('install', 'i') && !has('--package-lock-only')
        ? {
            lockfiles: ['package-lock.json', 'npm-shrinkwrap.json'],
            strict: text.replace(/\b(?:install|i)\b/, 'ci'),
            settings: [],
          }
        : undefined;
    case 'yarn':
      return has('--frozen-lockfile', '--immutable', '--pure-lockfile', 'focus')
        ? undefined
        : {
            lockfiles: ['yarn.lock'],
            strict: `${text} --frozen-lockfile`,
            settings: ['CI', 'YARN_ENABLE_IMMUTABLE_INSTALLS'],
          };
    case 'pnpm':
      return has('--frozen-lockfile', 'fetch')
        ? undefined
        : {
            lockfiles: ['pnpm-lock.yaml'],
            strict: `${text} --frozen-lockfile`,
            settings: ['CI'],
          };
    case 'cargo':
      return has('--locked', '--frozen')
        ? undefined
        : {
            lockfiles: ['Cargo.lock'],
            strict: text.replace(/\b(?:build|fetch)\b/, '$& --locked'),
            settings: [],
          };
    case 'bundle':
      return has('--frozen', '--deployment')
        ? undefined
        : {
            lockfiles: ['Gemfile.lock'],
            strict: `BUNDLE_FROZEN=true ${text}`,
            settings: ['BUNDLE_FROZEN', 'BUNDLE_DEPLOYMENT'],
          };
    default:
      return undefined;
  }
}

/** Whether a source of a COPY is the lock file, or a pattern that is meant for it. */
function namesFile(source: string, lockfile: string): boolean {
  const name = source.split('/').at(-1) ?? '';
  if (name === lockfile) {
    return true;
  }
  const star = name.indexOf('*');
  return (
    star > 0 &&
    star === name.lastIndexOf('*') &&
    lockfile.startsWith(name.slice(0, star)) &&
    lockfile.endsWith(name.slice(star + 1)) &&
    lockfile.length >= name.length - 1
  );
}
