import { ImageContents } from '../../combine/ImageContents';
import { ImageDescription } from '../../model';
import { ShellCommand } from '../shell/ShellCommand';

/** A base image whose purpose is to compile: not to run what was compiled. */
export interface BuilderBase {
  /** As a sentence names it: `the Go toolchain`. */
  toolchain: string;
  /** Of the base's name without registry and tag. */
  repository: RegExp;
  /** Variables that it sets, all of them. */
  environment: readonly string[];
  /** One of these is live where it is there: the compiler itself. */
  programs: readonly string[];
  /** Whether a command builds with it. */
  builds: (command: ShellCommand) => boolean;
  /** Whether the image is made to run the tool itself: `go run`, `mvn`. */
  starts: RegExp;
  /** What to run the result on. */
  runtime: (tag: string | undefined) => string;
}

export const BUILDER_BASES: readonly BuilderBase[] = [
  {
    toolchain: 'the Go toolchain',
    repository: /^(?:.*\/)?golang$/,
    environment: ['GOLANG_VERSION'],
    programs: ['usr/local/go/bin/go', 'usr/lib/go/bin/go'],
    builds: ({ name, args }) =>
      name === 'go' && (args[0] === 'build' || args[0] === 'install'),
    starts: /^go$/,
    runtime: () => 'gcr.io/distroless/static-debian12',
  },
  {
    toolchain: 'the Rust toolchain',
    repository: /^(?:.*\/)?rust$/,
    environment: ['RUSTUP_HOME', 'CARGO_HOME'],
    programs: ['usr/local/cargo/bin/cargo'],
    builds: ({ name, args }) =>
      name === 'cargo' && (args[0] === 'build' || args[0] === 'install'),
    starts: /^cargo$/,
    runtime: () => 'gcr.io/distroless/cc-debian12',
  },
  {
    toolchain: 'Maven and a JDK',
    repository: /^(?:.*\/)?maven$/,
    environment: ['MAVEN_HOME'],
    programs: ['usr/share/maven/bin/mvn'],
    builds: ({ name, args }) =>
      /^mvnw?$/.test(name) &&
      args.some(arg => /^(?:package|install|verify)$/.test(arg)),
    starts: /^mvnw?$/,
    runtime: tag => `eclipse-temurin:${javaVersion(tag)}-jre`,
  },
  {
    toolchain: 'Gradle and a JDK',
    repository: /^(?:.*\/)?gradle$/,
    environment: ['GRADLE_HOME'],
    programs: ['opt/gradle/bin/gradle'],
    builds: ({ name, args }) =>
      /^gradlew?$/.test(name) &&
      args.some(arg =>
        /(?:^|:)(?:build|assemble|bootJar|installDist|shadowJar|jar)$/.test(
          arg,
        ),
      ),
    starts: /^gradlew?$/,
    runtime: tag => `eclipse-temurin:${javaVersion(tag)}-jre`,
  },
  {
    toolchain: 'the .NET SDK',
    repository: /^(?:.*\/)?dotnet\/sdk$/,
    environment: ['DOTNET_SDK_VERSION'],
    programs: ['usr/share/dotnet/sdk', 'usr/lib/dotnet/sdk'],
    builds: ({ name, args }) =>
      name === 'dotnet' && (args[0] === 'publish' || args[0] === 'build'),
    starts: /^$/,
    runtime: tag =>
      `mcr.microsoft.com/dotnet/aspnet:${
        /^\d+\.\d+/.exec(tag ?? '')?.[0] ?? '8.0'
      }`,
  },
  {
    toolchain: 'the GNU compilers',
    repository: /^(?:.*\/)?gcc$/,
    environment: ['GCC_VERSION'],
    programs: ['usr/local/bin/gcc'],
    builds: ({ name }) =>
      /^(?:gcc|g\+\+|cc|c\+\+|make|cmake|ninja)$/.test(name),
    starts: /^(?:gcc|make)$/,
    runtime: () => 'debian:bookworm-slim',
  },
  {
    toolchain: 'the Haskell toolchain',
    repository: /^(?:.*\/)?haskell$/,
    environment: ['GHC'],
    programs: ['opt/ghc', 'usr/local/bin/ghc'],
    builds: ({ name, args }) =>
      /^(?:cabal|stack)$/.test(name) &&
      (args[0] === 'build' || args[0] === 'install'),
    starts: /^(?:cabal|stack|ghci)$/,
    runtime: () => 'debian:bookworm-slim',
  },
  {
    toolchain: 'the Swift toolchain',
    repository: /^(?:.*\/)?swift$/,
    environment: ['SWIFT_VERSION'],
    programs: ['usr/bin/swiftc', 'usr/bin/swift-build'],
    builds: ({ name, args }) => name === 'swift' && args[0] === 'build',
    starts: /^swift$/,
    runtime: tag => `swift:${tag ?? 'latest'}-slim`,
  },
];

/** `library/golang:1.22-alpine@sha256:…` taken apart. */
export function baseNameParts(name: string): {
  repository: string;
  tag?: string;
} {
  const [plain] = name.split('@');
  const slash = plain.lastIndexOf('/');
  const colon = plain.indexOf(':', slash + 1);
  return colon < 0
    ? { repository: plain }
    : { repository: plain.slice(0, colon), tag: plain.slice(colon + 1) };
}

/**
 * The builder image that an image is based on, by the base's name or by the
 * variables that the base sets; slim variants made to run things do not count.
 */
export function builderBaseOf(
  image: ImageDescription,
): { builder: BuilderBase; tag?: string } | undefined {
  const name = image.base.known ? image.base.name : undefined;
  const parts = name === undefined ? undefined : baseNameParts(name);
  const tag = parts?.tag;
  const isRuntime =
    parts?.repository.endsWith('swift') && /slim/.test(tag ?? '');
  const byName = BUILDER_BASES.find(
    ({ repository }) => parts && repository.test(parts.repository),
  );
  if (byName) {
    return isRuntime ? undefined : { builder: byName, tag };
  }
  // Steps below the base's last layer are the base's; above it they may be
  // this image's own, which installed the tool by itself.
  const baseLayers = image.base.known ? image.base.layerCount : 0;
  const ofBase = image.metadataSteps
    .filter(({ afterLayers }) => afterLayers < baseLayers)
    .map(({ instruction }) => /^ENV (\w+)/.exec(instruction.text)?.[1]);
  const byEnvironment = BUILDER_BASES.find(({ environment }) =>
    environment.every(variable => ofBase.includes(variable)),
  );
  return byEnvironment && { builder: byEnvironment, tag: undefined };
}

/** Whether the compiler itself is there. */
export function hasBuilder(
  contents: ImageContents,
  builder: BuilderBase,
): boolean {
  return builder.programs.some(
    path =>
      contents.liveFile(path) !== undefined ||
      contents.linkTarget(path) !== undefined ||
      contents.liveBelow(path).length > 0,
  );
}

function javaVersion(tag: string | undefined): string {
  return /(?:temurin|jdk|openjdk|corretto)-?(\d+)/.exec(tag ?? '')?.[1] ?? '21';
}
