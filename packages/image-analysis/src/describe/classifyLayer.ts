import { HistoryFacts } from '../facts/ImageFacts';
import { Instruction, LayerKind } from '../model';

/** A compiler, SDK or their build-time libraries, as package names. */
const TOOLCHAIN_PACKAGE =
  /(?:^|\s)(?:gcc(?:-\d+)?|g\+\+(?:-\d+)?|gcc-c\+\+|clang(?:-\d+)?|llvm(?:-\d+)?|build-essential|build-base|alpine-sdk|base-devel|golang(?:-[\w.]+)?|go|rust|rustc|cargo|cmake|make|maven|gradle|default-jdk(?:-headless)?|openjdk-?\d+(?:-jdk)?(?:-headless)?|java-[\w.]+-openjdk-devel|[\w.+-]*-jdk(?:-headless)?|dotnet-sdk-[\d.]+|linux-headers[\w.-]*|libc6-dev|musl-dev|ghc|gfortran|nasm|erlang|mono-devel)(?=[\s=]|$)/;

const TOOLCHAIN_DOWNLOAD =
  /(?:go\.dev\/dl\/|golang\.org\/dl\/|dl\.google\.com\/go\/|sh\.rustup\.rs|rustup-init|get\.sdkman\.io|dotnet-install\.sh|\/usr\/local\/go\b.*\btar\b|archive\.apache\.org\/dist\/maven)/;

const PACKAGE_INSTALL =
  /(?:^|[\s;&|(])(?:apt-get|apt|aptitude)\s[^;&|]*\b(?:install|upgrade|dist-upgrade|full-upgrade)\b|(?:^|[\s;&|(])apk\s[^;&|]*\b(?:add|upgrade)\b|(?:^|[\s;&|(])(?:yum|dnf|microdnf|tdnf|zypper)\s[^;&|]*\b(?:install|groupinstall|update|upgrade|in)\b|(?:^|[\s;&|(])(?:dpkg\s+(?:-\w*i\w*|--install)|rpm\s+(?:-\w*[iU]\w*|--install)|pacman\s+-S)/;

const PURGES_TOOLCHAIN =
  /\bapk\s+(?:[^;&|]*\s)?del\b|\b(?:apt-get|apt)\s[^;&|]*\b(?:purge|autoremove|remove)\b|\b(?:yum|dnf|microdnf)\s[^;&|]*\b(?:remove|erase|autoremove)\b/;

const DEPENDENCY_INSTALL = [
  /\bnpm\s+(?:[-\w=./]+\s+)*?(?:ci|install|i|add)\b/,
  /\byarn\s+(?:install|add|workspaces\s+focus)\b|\byarn(?:\s+--[\w=-]+)*\s*(?:$|[;&|\n])/,
  /\bpnpm\s+(?:install|i|add|fetch|deploy)\b/,
  /\bbun\s+(?:install|i|add)\b/,
  /\bpip[\d.]*\s+(?:[-\w=./]+\s+)*?install\b/,
  /\b(?:pipenv|poetry)\s+(?:install|sync)\b|\buv\s+(?:sync|pip\s+install)\b/,
  /\b(?:conda|mamba|micromamba)\s+(?:env\s+)?(?:install|create|update)\b/,
  /\bgo\s+mod\s+(?:download|vendor)\b|\bgo\s+get\b/,
  /\bbundle\s+install\b|\bgem\s+install\b|\bbundle(?:r)?\s*(?:$|[;&|\n])/,
  /\bcomposer\s+(?:install|update|require)\b/,
  /\b(?:mvn|mvnw)\b[^;&|]*\bdependency:[\w-]+/,
  /\bgradlew?\b[^;&|]*\bdependencies\b/,
  /\bcargo\s+(?:fetch|chef\s+cook|vendor)\b/,
  /\bdotnet\s+restore\b|\bnuget\s+restore\b/,
  /\bmix\s+deps\.get\b/,
];

const APPLICATION_BUILD = [
  /\bgo\s+(?:build|install)\b/,
  /\b(?:npm|yarn|pnpm|bun)\s+(?:run\s+)?[\w:-]*build[\w:-]*\b/,
  /\b(?:mvn|mvnw)\b[^;&|]*\b(?:package|install|verify)\b/,
  /\bgradlew?\b[^;&|]*\b(?:build|assemble|bootJar|installDist|shadowJar)\b/,
  /\bcargo\s+(?:build|install)\b/,
  /\bdotnet\s+(?:build|publish)\b/,
  /\b(?:make|ninja|cmake)\b(?!-)/,
  /\b(?:gcc|g\+\+|clang|rustc|javac|tsc)\s/,
];

/** Manifests and lock files of package managers, and installed dependencies. */
const DEPENDENCY_FILE =
  /(?:^|\/)(?:package(?:-lock|\*)?(?:\*)?\.json|npm-shrinkwrap\.json|yarn\.lock|pnpm-lock\.yaml|requirements[\w.*-]*\.txt|Pipfile(?:\.lock)?|pyproject\.toml|poetry\.lock|uv\.lock|go\.(?:mod|sum)|Gemfile(?:\.lock|\*)?|composer\.(?:json|lock)|pom\.xml|build\.gradle(?:\.kts)?|Cargo\.(?:toml|lock))$/;
const DEPENDENCY_PATH =
  /(?:^|\/)(?:node_modules|vendor|site-packages|dist-packages|\.?venv|\.m2|wheels?|BOOT-INF\/lib|dependencies|dependency\/lib|usr\/local\/bundle)(?:\/|$)/;
const TOOLCHAIN_PATH =
  /^\/(?:usr\/local\/(?:go|cargo|rustup)|usr\/share\/(?:maven|dotnet\/sdk)|opt\/(?:gradle|maven|jdk)[\w.-]*)(?:\/|$)/;
const SYSTEM_PATH =
  /^\/(?:etc\/(?:ssl|ca-certificates|pki)|usr\/share\/(?:zoneinfo|ca-certificates)|etc\/passwd|etc\/group)(?:\/|$)/;

/**
 * Says what a layer is for by the instruction that made it: a compiler or SDK
 * (`toolchain`), packages of the distribution (`packages`), libraries by a
 * language's package manager (`dependencies`), or the program itself
 * (`application`). Where a step does several, the first of these counts, for
 * it is the larger as a rule. A compiler that the same step removes again is
 * not in the layer. `unknown` where the instruction does not tell.
 */
export function classifyLayer(
  instruction: Instruction | undefined,
  entry?: HistoryFacts,
): LayerKind {
  switch (instruction?.keyword) {
    case 'RUN':
      return classifyCommand(withoutContinuations(instruction.text.slice(4)));
    case 'COPY':
    case 'ADD':
      // Several lines where buildah made one layer of several steps.
      return classifyCopy(instruction.text.split('\n')[0]);
    case 'other':
      return classifyMark(instruction.text, entry);
    default:
      return 'unknown';
  }
}

/** Joins lines that a backslash continues, so that a command is one line. */
function withoutContinuations(text: string): string {
  return text.replace(/\\\n/g, ' ');
}

function classifyCommand(command: string): LayerKind {
  const installs = PACKAGE_INSTALL.test(command);
  const purges = PURGES_TOOLCHAIN.test(command);
  if (
    !purges &&
    ((installs && installsToolchain(command)) ||
      TOOLCHAIN_DOWNLOAD.test(command))
  ) {
    return 'toolchain';
  }
  const fetches = DEPENDENCY_INSTALL.some(form => form.test(command));
  // Packages that were needed only to build the dependencies are gone again.
  if (installs && !(purges && fetches)) {
    return 'packages';
  }
  if (fetches) {
    return 'dependencies';
  }
  return APPLICATION_BUILD.some(form => form.test(command))
    ? 'application'
    : 'unknown';
}

/** Looks for compilers among what package managers are told to install only. */
function installsToolchain(command: string): boolean {
  return command
    .split(/&&|\|\||[;|\n]/)
    .some(
      part =>
        PACKAGE_INSTALL.test(part) &&
        TOOLCHAIN_PACKAGE.test(part.replace(/^.*?\b(?:install|add|-S)\b/, '')),
    );
}

function classifyCopy(text: string): LayerKind {
  const words = text
    .split(/\s+/)
    .slice(1)
    .filter(word => !word.startsWith('--'));
  const destination = words.at(-1) ?? '';
  const sources = words.slice(0, -1);
  if (sources.length === 0) {
    return 'unknown';
  }
  const named = [...sources, destination];
  if (named.some(path => TOOLCHAIN_PATH.test(path))) {
    return 'toolchain';
  }
  if (named.some(path => SYSTEM_PATH.test(path))) {
    return 'packages';
  }
  if (
    named.some(path => DEPENDENCY_PATH.test(path)) ||
    sources.every(path => DEPENDENCY_FILE.test(path))
  ) {
    return 'dependencies';
  }
  return 'application';
}

/** What builders without a Dockerfile write. */
function classifyMark(
  text: string,
  entry: HistoryFacts | undefined,
): LayerKind {
  if (/^jib-/.test(text) || entry?.author === 'Jib') {
    return /dependencies/.test(entry?.comment ?? '')
      ? 'dependencies'
      : 'application';
  }
  if (/^ko build /.test(text)) {
    return 'application';
  }
  if (/^Application (?:Layer$|Slice: )/.test(text)) {
    return 'application';
  }
  const layer = /^Layer: '([^']*)', Created by buildpack:/.exec(text);
  if (layer) {
    return /\b(?:jdk|maven|gradle|sdk|go|cargo|rust)\b/i.test(layer[1])
      ? 'toolchain'
      : 'dependencies';
  }
  if (/^apko\b/.test(text)) {
    return 'packages';
  }
  return /^store paths: /.test(text) ? 'dependencies' : 'unknown';
}
