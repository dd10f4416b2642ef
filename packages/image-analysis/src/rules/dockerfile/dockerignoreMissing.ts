import { bytesText } from '../shared/bytesText';
import { Rule } from '../Rule';
import { decideByDockerfile, findingAt, linesText } from './dockerfileEvidence';
import { copiesOfContext, proposalClaims, proposalFor } from './ignoreEvidence';

/** The whole build context is copied, and nothing is kept out of it. */
export const dockerignoreMissing: Rule = {
  id: 'dockerignore-missing',
  version: 1,
  title: 'No .dockerignore',
  family: 'hygiene',
  severity: 'medium',
  needs: ['dockerfile', 'dockerignore'],
  uses: ['contents'],
  why: 'Without a .dockerignore the whole directory goes to the builder, version control and local files included. COPY . puts it into a layer, and any change of it, even of a README, makes the steps behind it run anew.',
  remedy: 'Put a .dockerignore beside the Dockerfile.',
  gain: 'sum of the files that got into the image, compressed as their layers are',
  sources: [
    {
      name: 'Docker, Build context: .dockerignore files',
      url: 'https://docs.docker.com/build/concepts/context/#dockerignore-files',
    },
    {
      name: 'Docker, Building best practices: exclude with .dockerignore',
      url: 'https://docs.docker.com/build/building/best-practices/#exclude-with-dockerignore',
    },
    { name: 'slim 10001, 10002; Dive into Docker 2 (2023)' },
  ],
  decide: input =>
    decideByDockerfile(input, evidence => {
      const ignore = input.source.known
        ? input.source.value.dockerignore
        : undefined;
      const copies = copiesOfContext(evidence);
      // An empty file keeps out as little as none.
      const isEmpty = (ignore?.text ?? '')
        .split('\n')
        .every(line => line.trim() === '' || line.startsWith('#'));
      if (copies.length === 0 || !ignore || !isEmpty) {
        return [];
      }
      const proposal = proposalFor(evidence);
      const claimed = proposal && proposalClaims(proposal);
      const what =
        ignore.text === undefined ? 'There is no' : 'Nothing is in the';
      return [
        findingAt(evidence, {
          key: '',
          title:
            ignore.text === undefined
              ? 'No .dockerignore'
              : 'Empty .dockerignore',
          seen: `${what} .dockerignore, and ${linesText(
            copies,
          )} of the Dockerfile copies the whole build context.${
            claimed
              ? ` It brought ${bytesText(
                  claimed.bytes,
                )} into the image that no program needs.`
              : ''
          }`,
          at: copies,
          // The repository may have another one, or have it elsewhere, by now.
          confidence: 'likely',
          ...(claimed && claimed.bytes > 0
            ? {
                claims: claimed.claims,
                gainHow:
                  'sum of the files that the proposed lines would have kept out',
              }
            : {}),
          remedy: {
            text: proposal
              ? `Put these lines into ${ignore.path}; they are made from what is in this image.`
              : `Make ${ignore.path}, and name in it what the build does not need: .git first of all, then what the build makes itself.`,
            change: {
              in: '.dockerignore',
              ...(ignore.text ? { before: ignore.text } : {}),
              after: proposal ? proposal.text : '**/.git\n',
            },
          },
        }),
      ];
    }),
};
