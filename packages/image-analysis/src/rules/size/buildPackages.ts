import { ImageDescription } from '../../model';
import { packageCommand } from '../shared/packageCommand';
import { RunStep, ownRunSteps } from '../shared/runSteps';

const BUILDS =
  /^(?:gcc|g\+\+|clang|llvm|make|cmake|ninja(?:-build)?|meson|build-essential|build-base|alpine-sdk|autoconf|automake|libtool|bison|flex|go|golang|cargo|rust|rustc|maven|gradle|gfortran|nasm|yasm|swig|pkg-config|pkgconf|linux-headers)(?:[-\d].*)?$|-(?:dev|devel|jdk|jdk-headless)$/;

/** Packages of data that programs read, and that need no program themselves. */
const DATA = new Set(['ca-certificates', 'tzdata']);

/** Commands that leave nothing of their own. */
const TIDIES = new Set([
  'set',
  'rm',
  'true',
  ':',
  'echo',
  'export',
  'apt-mark',
]);

/** Whether a package is there to build, by its name: `gcc=12.2`, `zlib1g-dev`. */
export function isBuildPackage(name: string): boolean {
  return BUILDS.test(name.split('=', 1)[0]);
}

/**
 * Own layers whose RUN does nothing but install packages that build, and tidy
 * up: whatever is in them is there to build, certificates aside.
 */
export function buildOnlyLayers(image: ImageDescription): Set<number> {
  return new Set(
    ownRunSteps(image)
      .filter(installsToBuild)
      .map(({ layer }) => layer.index),
  );
}

function installsToBuild({ commands }: RunStep): boolean {
  let builds = false;
  const isOnly = commands.every(command => {
    const packages = packageCommand(command);
    if (packages?.action !== 'install') {
      return packages !== undefined || TIDIES.has(command.name);
    }
    builds ||= packages.packages.some(isBuildPackage);
    return packages.packages.every(
      name => isBuildPackage(name) || DATA.has(name),
    );
  });
  return isOnly && builds;
}
