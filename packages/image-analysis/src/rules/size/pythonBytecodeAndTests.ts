import { FileVersion } from '../../combine/ImageContents';
import { Rule } from '../Rule';
import { bytesText } from '../shared/bytesText';
import { runText } from '../shared/cacheMount';
import { fileClaims } from '../shared/fileClaims';
import { layerName } from '../shared/layerName';
import { rewriteCommands, withOptions } from '../shared/rewriteCommands';
import { RunStep, runStepOf } from '../shared/runSteps';
import { filesFinding, placesText } from './filesFinding';
import { bytesOf, nothingInOwnLayers, ownLiveFiles } from './liveFiles';

const FLOOR_BYTES = 1_000_000;

/** Packages of the distribution are compiled by scripts of its own. */
const OF_DISTRIBUTION = /^usr\/lib\/python3/;

/** Compiled Python next to its source, and test suites of libraries. */
export const pythonBytecodeAndTests: Rule = {
  id: 'python-bytecode-and-tests',
  version: 1,
  title: 'Tests and compiled copies of Python libraries',
  family: 'size',
  severity: 'low',
  needs: ['contents'],
  why: 'Many Python libraries install their own tests, and pip compiles every module beside its source. Tests are never run in production; compiled copies help a program to start faster.',
  remedy:
    'Remove test directories in the RUN that installs; where start-up time does not matter, install with --no-compile.',
  gain: 'sum of the files, compressed as their layer is',
  sources: [
    {
      name: 'pip install: --no-compile',
      url: 'https://pip.pypa.io/en/stable/cli/pip_install/#cmdoption-no-compile',
    },
    { name: 'Dockerfiles of the official python images' },
  ],
  decide(input) {
    const contents = input.contents.known ? input.contents.value : undefined;
    if (!contents) {
      return nothingInOwnLayers(input);
    }
    const tests: FileVersion[] = [];
    const bytecode: FileVersion[] = [];
    for (const file of ownLiveFiles(input.image, contents)) {
      if (isTest(file.path)) {
        tests.push(file);
      } else if (
        file.path.endsWith('.pyc') &&
        !OF_DISTRIBUTION.test(file.path) &&
        hasSource(file.path)
      ) {
        bytecode.push(file);
      }
    }

    function hasSource(path: string): boolean {
      const match =
        /^(.*)\/__pycache__\/([^/]+?)\.[\w-]+(?:\.opt-\d)?\.pyc$/.exec(path);
      return (
        match !== null &&
        contents?.liveFile(`${match[1]}/${match[2]}.py`) !== undefined
      );
    }

    const findings = [
      {
        files: tests,
        key: 'tests',
        what: 'tests of Python libraries',
        severity: 'low' as const,
        text: 'Remove the test directories of libraries in the RUN that installs them.',
        fix: ({ script }: RunStep) =>
          `${script} \\\n    && find / -xdev -path '*/site-packages/*' -type d -name tests -prune -exec rm -rf {} +`,
      },
      {
        files: bytecode,
        key: 'bytecode',
        what: 'compiled Python beside its source',
        // It makes programs start faster: a choice, not a fault.
        severity: 'info' as const,
        text: 'Where start-up time does not matter, install with `--no-compile`.',
        fix: (step: RunStep) =>
          rewriteCommands(step, command =>
            /^pip[\d.]*$/.test(command.name) &&
            command.args[0] === 'install' &&
            !command.args.includes('--no-compile')
              ? withOptions(command, 'install', '--no-compile')
              : undefined,
          ),
      },
    ]
      .filter(({ files }) => bytesOf(files) >= FLOOR_BYTES)
      .map(({ files, key, what, severity, text, fix }) => {
        const bytes = bytesText(bytesOf(files));
        const layer = input.image.layers[fileClaims(files).layers[0]];
        const step = runStepOf(layer);
        const after = step && fix(step);
        return filesFinding({
          input,
          contents,
          files,
          told: {
            key,
            severity,
            title: `${bytes} of ${what}`,
            seen: `${layerName(layer)} brings ${placesText(files)}, ${bytes}.`,
            remedy: {
              text,
              ...(step &&
                after !== undefined &&
                after !== step.script && {
                  change: {
                    in: 'Dockerfile' as const,
                    before: runText(step.flags, step.script),
                    after: runText(step.flags, after),
                  },
                }),
            },
          },
        });
      });
    return findings.length > 0
      ? { state: 'found', findings }
      : nothingInOwnLayers(input);
  },
};

/** In the tests of an installed library, not of the program itself. */
function isTest(path: string): boolean {
  const at = Math.max(
    path.lastIndexOf('/site-packages/'),
    path.lastIndexOf('/dist-packages/'),
  );
  if (at < 0) {
    return false;
  }
  // The library's own name comes first: one that is called `tests` is not meant.
  const [, , ...below] = path.slice(at + 1).split('/');
  return below.slice(0, -1).some(part => part === 'tests' || part === 'test');
}
