import { FileVersion, ImageContents } from '../../combine/ImageContents';
import { LayerDescription } from '../../model';
import { Finding, Rule } from '../Rule';
import { RuleInput } from '../RuleInput';
import { bytesText } from '../shared/bytesText';
import { runText } from '../shared/cacheMount';
import { countText } from '../shared/countText';
import { fileClaims } from '../shared/fileClaims';
import { layerName } from '../shared/layerName';
import { rewriteCommands, withOptions } from '../shared/rewriteCommands';
import { runStepOf } from '../shared/runSteps';
import { ShellCommand } from '../shell/ShellCommand';
import { startWords } from './entryProgram';
import { filesFinding } from './filesFinding';
import { bytesOf, nothingInOwnLayers, ownLiveFiles } from './liveFiles';
import { devPackagesOf } from './nodeDevPackages';

const FLOOR_BYTES = 100_000;

/** Tools that test, check or format Python, by what they install. */
const PYTHON_TOOLS =
  /\/(?:site|dist)-packages\/(_pytest|pytest|mypy|black|flake8|pylint|astroid|tox|coverage|isort|ruff|bandit|sphinx|pre_commit|pycodestyle|pyflakes|autopep8|yapf|hypothesis|nox)\//;

/** The same for Ruby, behind the directory of a gem. */
const RUBY_TOOLS =
  /\/gems\/(rspec(?:-core|-expectations|-mocks|-support)?|rubocop|pry|byebug|capybara|simplecov|factory_bot|guard|brakeman|selenium-webdriver)-\d/;

/** Test runners that an image may be made for. */
const RUNS_TESTS =
  /(?:^|\/)(?:pytest|tox|nox|coverage|mypy|ruff|black|pylint|flake8|rspec|rubocop|jest|vitest|mocha|playwright|cypress|eslint)$/;

/** Test runners, linters and bundlers installed beside the program. */
export const devDependenciesShipped: Rule = {
  id: 'dev-dependencies-shipped',
  version: 1,
  title: 'Development dependencies in the image',
  family: 'size',
  severity: 'medium',
  needs: ['contents'],
  why: 'Test runners, linters, bundlers and type checkers are needed to develop a program, not to run it. They often weigh more than all that it runs on.',
  remedy:
    'Install without development dependencies in the final image; where a build needs them, build in a stage of its own.',
  gain: 'sum of the directories of packages that the image’s own package.json lists for development (what only these need is not counted), of Python tools and of Ruby gems of that kind',
  sources: [
    {
      name: 'npm-ci: --omit=dev',
      url: 'https://docs.npmjs.com/cli/commands/npm-ci#omit',
    },
    { name: 'bundle-config: without; pip: requirement files' },
  ],
  decide(input) {
    const contents = input.contents.known ? input.contents.value : undefined;
    if (!contents) {
      return nothingInOwnLayers(input);
    }
    const words = startWords(input.image);
    if (words.some(word => RUNS_TESTS.test(word))) {
      return {
        state: 'not-applicable',
        reason: 'the image is made to run a development tool',
      };
    }
    const findings = [
      ...nodeFindings(input, contents),
      ...toolFindings(input, contents),
    ];
    return findings.length > 0
      ? { state: 'found', findings }
      : nothingInOwnLayers(input);
  },
};

function nodeFindings(input: RuleInput, contents: ImageContents): Finding[] {
  const claimed = new Set<number>();
  return contents.nodeManifests.flatMap(manifest => {
    const packages = devPackagesOf(manifest, contents);
    const files = packages
      .flatMap(one => one.files)
      .filter(
        ({ id, layer }) =>
          input.image.layers[layer]?.fromBase !== true && !claimed.has(id),
      );
    if (bytesOf(files) < FLOOR_BYTES) {
      return [];
    }
    files.forEach(({ id }) => claimed.add(id));
    const names = packages
      .map(one => ({ name: one.name, bytes: bytesOf(one.files) }))
      .sort((left, right) => right.bytes - left.bytes)
      .slice(0, 5)
      .map(({ name, bytes }) => `${name} (${bytesText(bytes)})`);
    const layer = input.image.layers[fileClaims(files).layers[0]];
    return [
      filesFinding({
        input,
        contents,
        files,
        told: {
          key: manifest.path,
          title: `${bytesText(
            bytesOf(files),
          )} of development dependencies in node_modules`,
          seen: `/${manifest.path} lists ${countText(
            packages.length,
            'package',
          )} for development that ${
            packages.length === 1 ? 'is' : 'are'
          } installed: ${names.join(', ')}${packages.length > 5 ? ', …' : ''}.`,
          confidence: 'likely',
          method: 'measured from layer contents and package.json',
          remedy: nodeRemedy(layer),
        },
      }),
    ];
  });
}

const NODE_OPTIONS: Readonly<
  Record<string, { verbs: RegExp; has: RegExp; option: string }>
> = {
  npm: {
    verbs: /^(?:ci|install|i)$/,
    has: /^(?:--omit|--production|--only|-g$|--global$)/,
    option: '--omit=dev',
  },
  pnpm: { verbs: /^(?:install|i)$/, has: /^(?:--prod|-P$)/, option: '--prod' },
  yarn: { verbs: /^install$/, has: /^--production/, option: '--production' },
};

/** `npm ci` with the option to leave development dependencies out. */
function withoutDev(command: ShellCommand): string | undefined {
  const { name, args } = command;
  if (!Object.hasOwn(NODE_OPTIONS, name)) {
    return undefined;
  }
  const { verbs, has, option } = NODE_OPTIONS[name];
  const verb = args.find(arg => !arg.startsWith('-'));
  return verb !== undefined &&
    verbs.test(verb) &&
    !args.some(arg => has.test(arg))
    ? withOptions(command, verb, option)
    : undefined;
}

function nodeRemedy(layer: LayerDescription): Finding['remedy'] {
  const step = runStepOf(layer);
  if (!step) {
    return {
      text: 'Copy a node_modules that was installed with `npm ci --omit=dev`, not the one that built or tested the program.',
    };
  }
  const builds = step.commands.some(
    ({ name, args }) =>
      /^(?:npm|yarn|pnpm)$/.test(name) && args.some(arg => /build/.test(arg)),
  );
  const after = rewriteCommands(step, withoutDev);
  return {
    text: builds
      ? 'Build in a stage of its own; in the final one install without development dependencies and copy the result of the build.'
      : 'Install without development dependencies. If a later step builds with them, build in a stage of its own.',
    ...(!builds &&
      after !== step.script && {
        change: {
          in: 'Dockerfile' as const,
          before: runText(step.flags, step.script),
          after: runText(step.flags, after),
        },
      }),
  };
}

function toolFindings(input: RuleInput, contents: ImageContents): Finding[] {
  const languages = [
    {
      key: 'python',
      language: 'Python',
      form: PYTHON_TOOLS,
      hint: '/site-packages/',
      hint2: '/dist-packages/',
      text: 'Keep them in a requirements file of their own (or a dependency group), and install only the others in the image.',
    },
    {
      key: 'ruby',
      language: 'Ruby',
      form: RUBY_TOOLS,
      hint: '/gems/',
      hint2: '/gems/',
      text: 'Run `bundle config set --local without development:test` before `bundle install`.',
    },
  ];
  return languages.flatMap(({ key, language, form, hint, hint2, text }) => {
    const tools = new Map<string, FileVersion[]>();
    ownLiveFiles(input.image, contents, ({ path }) => {
      return path.includes(hint) || path.includes(hint2);
    }).forEach(file => {
      const tool = form.exec(file.path)?.[1];
      if (tool !== undefined) {
        const files = tools.get(tool) ?? [];
        files.push(file);
        tools.set(tool, files);
      }
    });
    const files = [...tools.values()].flat();
    if (bytesOf(files) < FLOOR_BYTES) {
      return [];
    }
    const layer = input.image.layers[fileClaims(files).layers[0]];
    return [
      filesFinding({
        input,
        contents,
        files,
        told: {
          key,
          title: `${bytesText(
            bytesOf(files),
          )} of ${language} tools for development`,
          seen: `${layerName(layer)} brings ${[...tools.keys()]
            .slice(0, 6)
            .join(', ')}.`,
          confidence: 'likely',
          method: 'measured from layer contents, by the names of the packages',
          remedy: { text },
        },
      }),
    ];
  });
}
