import { NodeManifest } from '../../contents/LayerContents';
import { FileVersion, ImageContents } from '../../combine/ImageContents';

/** A package that is there for development, and its files. */
export interface DevPackage {
  name: string;
  files: FileVersion[];
}

/**
 * What nobody runs in production; other packages may be listed for development
 * and yet be there because another one needs them.
 */
const CLEARLY_DEV =
  /^(?:@types\/.*|@typescript-eslint\/.*|@testing-library\/.*|@babel\/(?:core|cli|preset-.*)|typescript|ts-node|ts-jest|tsx|eslint.*|prettier|jest.*|mocha|chai|vitest|ava|nyc|c8|sinon|cypress|playwright.*|@playwright\/test|puppeteer|webpack.*|rollup.*|vite|parcel|esbuild|nodemon|husky|lint-staged|supertest|karma.*|jasmine.*|storybook|@storybook\/.*|nx|lerna|turbo)$/;

const MOST_PARENTS = 16;

/**
 * Packages that a package.json lists for development only and that are
 * installed beside it or above it (workspaces). None where so few are there
 * that they may serve others: less than half, and none that nobody runs.
 */
export function devPackagesOf(
  manifest: NodeManifest,
  contents: ImageContents,
): DevPackage[] {
  const needed = new Set(manifest.dependencies);
  const listed = manifest.devDependencies.filter(name => !needed.has(name));
  const directory = manifest.path.split('/').slice(0, -1).join('/');
  const found = listed.flatMap(name => {
    const files = installedFiles(contents, directory, name);
    return files.length > 0 ? [{ name, files }] : [];
  });
  const isInstall =
    found.length >= 2 && found.length * 2 >= listed.length
      ? true
      : found.some(({ name }) => CLEARLY_DEV.test(name));
  return isInstall ? found : [];
}

function installedFiles(
  contents: ImageContents,
  directory: string,
  name: string,
): FileVersion[] {
  const parts = directory === '' ? [] : directory.split('/');
  for (let up = 0; up <= Math.min(parts.length, MOST_PARENTS); up += 1) {
    const at = [
      ...parts.slice(0, parts.length - up),
      'node_modules',
      name,
    ].join('/');
    const target = contents.linkTarget(at);
    const place = target === undefined ? at : throughLink(at, target);
    if (contents.liveFile(`${place}/package.json`)) {
      return contents.liveBelow(place);
    }
  }
  return [];
}

/** pnpm links `node_modules/x` to `.pnpm/x@1.0.0/node_modules/x`. */
function throughLink(path: string, target: string): string {
  const parts = target.startsWith('/') ? [] : path.split('/').slice(0, -1);
  for (const part of target.split('/')) {
    if (part === '..') {
      parts.pop();
    } else if (part !== '' && part !== '.') {
      parts.push(part);
    }
  }
  return parts.join('/');
}
