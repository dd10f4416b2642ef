import { DockerfileInstruction } from '../../source/Dockerfile';
import { remoteAdd } from '../hygiene/remoteAdd';
import { Rule } from '../Rule';
import { isRemote } from './contextCopy';
import { decideByDockerfile, findingAt } from './dockerfileEvidence';

/** Something is fetched by ADD, and nobody checks that it is what it was. */
export const remoteAddWithoutChecksum: Rule = {
  id: 'remote-add-without-checksum',
  version: 1,
  title: 'ADD fetches something unchecked',
  family: 'reproducibility',
  severity: 'medium',
  needs: ['dockerfile'],
  uses: ['manifest'],
  why: 'What lies at an address can be replaced. With a checksum, or a commit for a Git repository, the build stops instead of shipping something else.',
  remedy:
    'Say ADD --checksum=sha256:…, and for a Git repository name tag or commit behind #.',
  sources: [
    {
      name: 'Docker, Dockerfile reference: ADD --checksum',
      url: 'https://docs.docker.com/reference/dockerfile/#add---checksum',
    },
    {
      name: 'Docker, Building best practices: ADD or COPY',
      url: 'https://docs.docker.com/build/building/best-practices/#add-or-copy',
    },
  ],
  decide: input =>
    decideByDockerfile(
      input,
      evidence =>
        evidence.dockerfile.used
          .flatMap(({ instructions }) => instructions)
          .flatMap(add => {
            const address = uncheckedAddress(add);
            if (address === undefined) {
              return [];
            }
            const isGit = isRepository(address);
            return [
              findingAt(evidence, {
                key: address.slice(0, 200),
                title: isGit
                  ? 'Git repository without commit'
                  : 'File fetched without checksum',
                seen: `Line ${add.line} adds ${address.slice(0, 200)}, ${
                  isGit ? 'whatever its default branch holds' : 'unchecked'
                }.`,
                at: [add],
                remedy: {
                  text: isGit
                    ? 'Name the tag or commit that is meant.'
                    : 'Name the checksum that the file must have.',
                  change: {
                    in: 'Dockerfile',
                    before: add.text,
                    after: isGit
                      ? add.text.replace(address, `${address}#<commit>`)
                      : add.text.replace(
                          /^(\s*ADD)\b/i,
                          '$1 --checksum=sha256:<of the file>',
                        ),
                  },
                },
              }),
            ];
          }),
      [remoteAdd],
    ),
};

/** A variable may hold what names the version. */
function uncheckedAddress({
  keyword,
  flags,
  args,
}: DockerfileInstruction): string | undefined {
  return keyword !== 'ADD' || flags.some(({ name }) => name === 'checksum')
    ? undefined
    : args
        .slice(0, -1)
        .find(
          source =>
            isRemote(source) &&
            !(
              isRepository(source) &&
              /#[^:]|[?&](?:ref|tag|branch|checksum|commit)=/.test(source)
            ) &&
            !/^\$/.test(source),
        );
}

function isRepository(address: string): boolean {
  return !/^https?:/i.test(address) || /\.git(?:[#?]|$)/.test(address);
}
