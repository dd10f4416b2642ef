import { ShellCommand } from '../shell/ShellCommand';

/** A language's build, as a RUN calls it. */
export interface BuildTool {
  id: 'go' | 'maven' | 'gradle' | 'cargo' | 'dotnet' | 'c';
  /** Kinds of path traits of which one proves that the toolchain is there. */
  proof: readonly string[];
  /** Kinds of path traits that only a build needs. */
  kinds: readonly string[];
  /** Where the result may run. */
  runtime: string;
}

const JAVA = {
  kinds: ['jdk', 'maven', 'gradle'],
  runtime: 'eclipse-temurin:21-jre',
};
const FOR_LINKING = ['gcc', 'headers', 'static-libraries'];

const TOOLS: readonly BuildTool[] = [
  {
    id: 'go',
    proof: ['go-sdk'],
    kinds: ['go-sdk', ...FOR_LINKING],
    runtime: 'gcr.io/distroless/static-debian12',
  },
  { id: 'maven', proof: ['maven', 'jdk'], ...JAVA },
  { id: 'gradle', proof: ['gradle', 'jdk'], ...JAVA },
  {
    id: 'cargo',
    proof: ['rust'],
    kinds: ['rust', ...FOR_LINKING],
    runtime: 'gcr.io/distroless/cc-debian12',
  },
  {
    id: 'dotnet',
    proof: ['dotnet-sdk'],
    kinds: ['dotnet-sdk'],
    runtime: 'mcr.microsoft.com/dotnet/aspnet:8.0',
  },
  {
    id: 'c',
    proof: ['gcc', 'llvm'],
    kinds: ['llvm', 'make', ...FOR_LINKING],
    runtime: 'debian:bookworm-slim',
  },
];

const MAVEN_GOAL = /^(?:package|install|verify|compile)$/;
const GRADLE_TASK =
  /^(?::?[\w-]{1,60}:){0,8}(?:build|assemble|jar|bootJar|shadowJar|installDist|distZip)$/;
const COMPILER =
  /^(?:\w{1,20}-){0,4}(?:gcc|g\+\+|cc|c\+\+|clang|clang\+\+)(?:-\d{1,3})?$/;

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
    default:
      return COMPILER.test(name) &&
        words.some(word => /\.(?:c|cc|cpp|cxx|o)$/.test(word))
        ? 'c'
        : undefined;
  }
}
