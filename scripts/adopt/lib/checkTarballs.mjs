import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { join } from 'node:path';

const builtins = new Set(builtinModules);
/** `require('x')`, `import … from 'x'`, `import('x')`, at the start of a use. */
const imports =
  /(?:\brequire\(|\bfrom\s+|\bimport\s*\(\s*|^import\s+)(['"])([^'"\n]+)\1/gm;

/**
 * What is wrong with a package as it would be published: files that its
 * manifest names and does not hold, ranges that only this workspace
 * understands, imports of packages that it does not declare, sources and tests
 * that nobody needs.
 *
 * @param directory - where the tarball was unpacked
 * @returns one sentence for each fault
 */
export function checkTarball(directory) {
  const manifest = JSON.parse(
    readFileSync(join(directory, 'package.json'), 'utf8'),
  );
  const files = filesBelow(directory);
  const faults = [
    ...missingFiles(manifest, directory),
    ...wrongRanges(manifest),
    ...undeclared(manifest, directory, files),
    ...superfluous(files),
  ];
  for (const file of ['README.md', 'LICENSE']) {
    if (!files.includes(file)) faults.push(`has no ${file}`);
  }
  if (
    manifest.backstage?.role === 'frontend-plugin' &&
    manifest.backstage.features?.['.'] === undefined
  ) {
    faults.push('does not say in "backstage.features" what "." exports');
  }
  return faults.map(fault => `${manifest.name}: ${fault}`);
}

function filesBelow(directory, prefix = '') {
  return readdirSync(join(directory, prefix), { withFileTypes: true }).flatMap(
    entry => {
      const path = prefix ? `${prefix}/${entry.name}` : entry.name;
      if (entry.name === 'node_modules') return [];
      return entry.isDirectory() ? filesBelow(directory, path) : [path];
    },
  );
}

/** Every path that package.json leads to. */
function pathsOf(value) {
  if (typeof value === 'string') return [value];
  if (value && typeof value === 'object') {
    return Object.values(value).flatMap(pathsOf);
  }
  return [];
}

function missingFiles(manifest, directory) {
  const { main, module, types, exports, typesVersions, configSchema } =
    manifest;
  return (
    [
      ...new Set(
        pathsOf([main, module, types, exports, typesVersions, configSchema]),
      ),
    ]
      // `exports` also names the kind of feature: "@backstage/FrontendPlugin".
      .filter(path => !path.startsWith('@backstage/'))
      .filter(path => !existsSync(join(directory, path)))
      .map(path => `package.json leads to ${path}, which is not packed`)
  );
}

function wrongRanges(manifest) {
  return Object.entries({
    ...manifest.dependencies,
    ...manifest.peerDependencies,
  })
    .filter(([, range]) => /^(workspace|link|file|portal|patch):/.test(range))
    .map(([name, range]) => `depends on ${name}@${range}`);
}

function undeclared(manifest, directory, files) {
  const declared = new Set([
    manifest.name,
    ...Object.keys(manifest.dependencies ?? {}),
    ...Object.keys(manifest.peerDependencies ?? {}),
  ]);
  const found = new Map();
  const code = files.filter(file => /\.(c|m)?js$|\.d\.ts$/.test(file));
  for (const file of code) {
    const text = readFileSync(join(directory, file), 'utf8');
    for (const [, , path] of text.matchAll(imports)) {
      const name = packageOf(path);
      if (name && !declared.has(name) && !isTyped(name, file, declared)) {
        found.set(name, file);
      }
    }
  }
  return [...found].map(
    ([name, file]) => `imports ${name} without depending on it (${file})`,
  );
}

/** Types of a package may come from its `@types` package. */
function isTyped(name, file, declared) {
  return file.endsWith('.d.ts') && declared.has(`@types/${name}`);
}

function packageOf(path) {
  if (path.startsWith('.') || path.startsWith('node:') || builtins.has(path)) {
    return undefined;
  }
  const parts = path.split('/');
  if (builtins.has(parts[0])) return undefined;
  return path.startsWith('@') ? parts.slice(0, 2).join('/') : parts[0];
}

function superfluous(files) {
  const wrong = files.filter(
    file =>
      /\.test\.|__testUtils__|__mocks__|setupTests/.test(file) ||
      (file.startsWith('src/') && !file.endsWith('.d.ts')),
  );
  return wrong.length > 0
    ? [`packs ${wrong.length} sources or tests, such as ${wrong[0]}`]
    : [];
}
