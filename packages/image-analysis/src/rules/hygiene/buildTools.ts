import { ShellCommand } from '../shell/ShellCommand';

/** A language's build, as a RUN calls it. */
export interface BuildTool {
  id: 'go' | 'maven' | 'gradle' | 'cargo' | 'dotnet' | 'c' | 'node';
  /** Kinds of path traits of which one proves that the toolchain is there. */
  proof: readonly string[];
  /** Kinds that only a build needs. */
  kinds: readonly string[];
  /** Variables that images of the toolchain set. */
  variables: readonly string[];
  /** Where the result may run. */
  runtime: string;
  /** What is copied, where the layers do not tell. */
  result: string;
}

const JAVA = {
  kinds: ['jdk', 'maven', 'gradle'],
  runtime: 'eclipse-temurin:21-jre',
};

const TOOLS: readonly BuildTool[] = [
  {
    id: 'go',
    proof: ['go-sdk'],
    kinds: ['go-sdk', 'gcc', 'headers', 'static-libraries'],
    variables: ['GOLANG_VERSION', 'GOTOOLCHAIN'],
    runtime: 'gcr.io/distroless/static-debian12:nonroot',
    result: '/out/app',
  },
  {
    id: 'maven',
    proof: ['maven', 'jdk'],
    ...JAVA,
    variables: ['MAVEN_HOME'],
    result: '/app/target/*.jar',
  },
  {
    id: 'gradle',
    proof: ['gradle', 'jdk'],
    ...JAVA,
    variables: ['GRADLE_HOME'],
    result: '/app/build/libs/*.jar',
  },
  {
    id: 'cargo',
    proof: ['rust'],
    kinds: ['rust', 'gcc', 'headers', 'static-libraries'],
    variables: ['RUSTUP_HOME', 'RUST_VERSION'],
    runtime: 'gcr.io/distroless/cc-debian12:nonroot',
    result: '/app/target/release/app',
  },
  {
    id: 'dotnet',
    proof: ['dotnet-sdk'],
    kinds: ['dotnet-sdk'],
    variables: ['DOTNET_SDK_VERSION'],
    runtime: 'mcr.microsoft.com/dotnet/aspnet',
    result: '/app/publish',
  },
  {
    id: 'c',
    proof: ['gcc', 'llvm'],
    kinds: ['gcc', 'llvm', 'make', 'headers', 'static-libraries'],
    variables: [],
    runtime: 'debian:stable-slim',
    result: '/usr/local/bin/app',
  },
  {
    id: 'node',
    proof: [],
    kinds: [],
    variables: [],
    runtime: 'node:lts-slim',
    result: '/app/dist',
  },
];

const MAVEN_GOAL = /^(?:package|install|verify|compile)$/;
const GRADLE_TASK =
  /^(?:\w*:)*(?:build|assemble|jar|bootJar|shadowJar|installDist|distZip)$/;
const COMPILER = /^(?:\w+-)*(?:gcc|g\+\+|cc|c\+\+|clang|clang\+\+)(?:-\d+)?$/;

/** Which build a command runs; absent for everything else. */
export function buildTool(command: ShellCommand): BuildTool | undefined {
  const id = toolId(command);
  return id && TOOLS.find(tool => tool.id === id);
}

function toolId({ name, args }: ShellCommand): BuildTool['id'] | undefined {
  const words = args.filter(word => !word.startsWith('-'));
  const [verb] = words;
  switch (name) {
    case 'go':
      // `go install host/tool@v1` brings a tool, not the program.
      return verb === 'build' ||
        (verb === 'install' && !words.some(word => word.includes('@')))
        ? 'go'
        : undefined;
    case 'mvn':
    case 'mvnw':
      return words.some(word => MAVEN_GOAL.test(word)) ? 'maven' : undefined;
    case 'gradle':
    case 'gradlew':
      return words.some(word => GRADLE_TASK.test(word)) ? 'gradle' : undefined;
    case 'cargo':
      return verb === 'build' ? 'cargo' : undefined;
    case 'dotnet':
      return verb === 'publish' || verb === 'build' ? 'dotnet' : undefined;
    case 'npm':
    case 'pnpm':
    case 'yarn':
    case 'bun':
      return isNodeBuild(name, words) ? 'node' : undefined;
    default:
      return COMPILER.test(name) &&
        words.some(word => /\.(?:c|cc|cpp|cxx|o)$/.test(word))
        ? 'c'
        : undefined;
  }
}

function isNodeBuild(name: string, [verb, script]: readonly string[]): boolean {
  const task = verb === 'run' || verb === 'run-script' ? script : verb;
  const isRun = task !== verb || name === 'yarn' || name === 'pnpm';
  return isRun && /^build(?::[\w:-]{1,50})?$/.test(task ?? '');
}
