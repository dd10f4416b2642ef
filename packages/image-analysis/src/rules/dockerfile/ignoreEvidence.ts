import {
  ContextFile,
  contextFiles,
  isCopyOfEverything,
} from '../../source/contextFiles';
import { DockerfileInstruction } from '../../source/Dockerfile';
import {
  DockerignoreProposal,
  proposeDockerignore,
} from '../../source/proposeDockerignore';
import { dependencyInstaller } from '../shared/dependencyInstaller';
import { fileClaims } from '../shared/fileClaims';
import { DockerfileEvidence } from './dockerfileEvidence';
import { surelyRun } from './runCommands';

/** What an installation makes in the directory of the sources. */
const MADE = new Map([
  ['npm', 'node_modules'],
  ['yarn', 'node_modules'],
  ['pnpm', 'node_modules'],
  ['bun', 'node_modules'],
]);

/** Copies of the whole build context in the stages that are used. */
export function copiesOfContext({
  dockerfile,
}: DockerfileEvidence): DockerfileInstruction[] {
  return dockerfile.used
    .flatMap(({ instructions }) => instructions)
    .filter(isCopyOfEverything);
}

/** A .dockerignore from what copies of the whole context brought into the image. */
export function proposalFor(
  { input, dockerfile, layers }: DockerfileEvidence,
  existing?: string,
): DockerignoreProposal | undefined {
  const { contents, image } = input;
  if (!contents.known) {
    return undefined;
  }
  const made = dockerfile.chain
    .flatMap(({ instructions }) => instructions)
    .flatMap(surelyRun)
    .flatMap(command => {
      const ecosystem = dependencyInstaller(command)?.ecosystem;
      return ecosystem === undefined ? [] : MADE.get(ecosystem) ?? [];
    });
  return proposeDockerignore({
    files: contextFiles({
      image,
      contents: contents.value,
      dockerfile,
      layers,
    }),
    dockerfile,
    existing,
    made,
  });
}

/** Claims the files that a proposal would have kept out. */
export function proposalClaims(proposal: DockerignoreProposal) {
  const files: ContextFile[] = proposal.lines.flatMap(line => line.files);
  return fileClaims([
    ...new Map(files.map(({ file }) => [file.id, file])).values(),
  ]);
}
