import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../lib/paths.mjs';
import { StepError } from './steps.mjs';
import { checkTarball } from './checkTarballs.mjs';
import { manifestIn } from './npmRegistry.mjs';

/**
 * Unpacks the tarballs as the dependencies of a plain package below this
 * checkout, where everything else that they depend on is installed, and checks
 * what needs no app: the manifests and files of each, that Node can load what
 * is for Node, that TypeScript understands the declarations, and that the
 * schema of the configuration accepts what is right and refuses what is wrong.
 */
export async function checkPackages({ steps, packages, directory }) {
  rmSync(directory, { recursive: true, force: true });
  const folderOf = ({ name }) => join(directory, 'node_modules', name);
  for (const one of packages) {
    mkdirSync(folderOf(one), { recursive: true });
    await steps.run('unpack', 'tar', [
      '-xzf',
      one.tarball,
      '-C',
      folderOf(one),
      '--strip-components=1',
    ]);
  }
  const faults = packages.flatMap(one => checkTarball(folderOf(one)));
  if (faults.length > 0) {
    throw new StepError(
      `The packages are not fit to be published:\n${faults
        .map(fault => `    ${fault}`)
        .join('\n')}`,
    );
  }
  await checkLoading({ steps, packages, directory });
  await checkTypes({ steps, packages, directory });
}

/** What a backend does with the packages, on a real start of one. */
async function checkLoading({ steps, packages, directory }) {
  const forNode = packages
    .filter(({ tarball }) => {
      const { backstage } = manifestIn(tarball);
      return backstage?.role !== 'frontend-plugin';
    })
    .map(({ name }) => name);
  const backend = forNode.find(name => name.endsWith('-backend'));
  writeFileSync(
    join(directory, 'load.cjs'),
    `const { existsSync, readdirSync } = require('node:fs');
const { loadConfigSchema } = require('@backstage/config-loader');
const { resolvePackagePath } = require('@backstage/backend-plugin-api');

async function main() {
  for (const name of ${JSON.stringify(forNode)}) {
    const exported = Object.keys(require(name));
    if (exported.length === 0) throw new Error(name + ' exports nothing');
    console.log(name, 'exports', exported.length, 'names');
  }
  const { default: feature } = require('${backend}');
  if (feature.$$type !== '@backstage/BackendFeature') {
    throw new Error('the default export of ${backend} is no backend feature');
  }
  const migrations = resolvePackagePath('${backend}', 'migrations');
  if (!existsSync(migrations) || readdirSync(migrations).length === 0) {
    throw new Error('${backend} holds no migrations');
  }
  const schema = await loadConfigSchema({
    dependencies: [],
    packagePaths: [require.resolve('${backend}/package.json')],
  });
  const portal = {
    app: { baseUrl: 'http://localhost:3000' },
    backend: {
      baseUrl: 'http://localhost:7007',
      listen: ':7007',
      database: { client: 'better-sqlite3', connection: ':memory:' },
    },
  };
  const check = imageInsights =>
    schema.process([{ context: 'test', data: { ...portal, imageInsights } }]);
  check({ registries: [{ host: 'registry.example.com' }] });
  let refusal;
  try {
    check({ registries: 'registry.example.com' });
  } catch (error) {
    refusal = error;
  }
  if (!refusal) throw new Error('the schema takes any configuration');
  console.log('configuration is checked:', refusal.message.split('\\n')[0]);
}
main().catch(error => {
  console.error(error);
  process.exitCode = 1;
});
`,
  );
  await steps.run('load', process.execPath, ['load.cjs'], { cwd: directory });
}

/** Whether TypeScript finds every type that the declarations of ours name. */
async function checkTypes({ steps, packages, directory }) {
  const names = packages.flatMap(one => {
    const { exports } = manifestIn(one.tarball);
    return Object.keys(exports ?? { '.': '' })
      .filter(path => path !== './package.json')
      .map(path => join(one.name, path));
  });
  writeFileSync(
    join(directory, 'types.ts'),
    names
      .map((name, index) => `export * as part${index} from '${name}';\n`)
      .join(''),
  );
  const [frontend] = names.filter(name => name.endsWith('image-insights'));
  writeFileSync(
    join(directory, 'strict.ts'),
    `import plugin, { imageInsightsApiRef } from '${frontend}';

// Were a type lost on the way, it would be any, which fits everything.
type IsAny<T> = 0 extends 1 & T ? true : false;
export const isTyped: [IsAny<typeof plugin>, IsAny<typeof imageInsightsApiRef.T>] = [false, false];
`,
  );
  writeFileSync(
    join(directory, 'tsconfig.json'),
    JSON.stringify({
      compilerOptions: {
        target: 'ES2022',
        lib: ['DOM', 'DOM.Iterable', 'ES2023'],
        module: 'ESNext',
        moduleResolution: 'bundler',
        jsx: 'react-jsx',
        strict: true,
        noEmit: true,
        skipLibCheck: false,
        types: ['node'],
      },
      files: ['types.ts', 'strict.ts'],
    }),
  );
  // Declarations of others are checked with ours, but are not ours to mend.
  const log = await steps
    .run(
      'types',
      join(root, 'node_modules/.bin/tsc'),
      ['--project', 'tsconfig.json', '--pretty', 'false'],
      { cwd: directory },
    )
    .catch(error => {
      if (error instanceof StepError && error.log) return error.log;
      throw error;
    });
  const wrong = readFileSync(log, 'utf8')
    .split('\n')
    .filter(line =>
      /^(node_modules\/@image-insights|types\.ts|strict\.ts)/.test(line),
    );
  if (wrong.length > 0) {
    throw new StepError(
      `The declarations are not whole:\n${wrong
        .map(line => `    ${line}`)
        .join('\n')}`,
      log,
    );
  }
}
