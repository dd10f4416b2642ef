import { parseDockerignore } from '../../source/dockerignore';
import { bytesText } from '../shared/bytesText';
import { countText } from '../shared/countText';
import { unreadReason } from '../shared/unreadLayers';
import { Rule } from '../Rule';
import { decideByDockerfile, findingAt } from './dockerfileEvidence';
import { copiesOfContext, proposalClaims, proposalFor } from './ignoreEvidence';

/** Files are in the image that a line of the .dockerignore would have kept out. */
export const dockerignoreWeak: Rule = {
  id: 'dockerignore-weak',
  version: 1,
  title: '.dockerignore that lets needless files in',
  family: 'hygiene',
  severity: 'low',
  needs: ['dockerfile', 'dockerignore', 'contents'],
  uses: ['manifest'],
  why: 'What the .dockerignore does not name, COPY . carries into the image, where it costs bytes on every pull; and each change of it makes the steps behind the copy run anew.',
  remedy: 'Add the lines that are missing.',
  gain: 'sum of the files that the lines would have kept out, compressed as their layers are',
  sources: [
    {
      name: 'Docker, Build context: .dockerignore files',
      url: 'https://docs.docker.com/build/concepts/context/#dockerignore-files',
    },
    { name: 'Dive into Docker 2: building small images (2023)' },
  ],
  decide(input) {
    const outcome = decideByDockerfile(input, evidence => {
      const ignore = input.source.known
        ? input.source.value.dockerignore
        : undefined;
      const text = ignore?.text;
      // Where there is none, another rule proposes all of it.
      if (
        ignore === undefined ||
        text === undefined ||
        parseDockerignore(text).patterns.length === 0
      ) {
        return [];
      }
      const proposal = proposalFor(evidence, text);
      if (!proposal) {
        return [];
      }
      const { claims, bytes, fileCount } = proposalClaims(proposal);
      const [largest] = proposal.lines;
      return [
        findingAt(evidence, {
          key: '',
          title: `.dockerignore misses ${countText(
            proposal.lines.length,
            'line',
          )}`,
          seen: `${countText(fileCount, 'file')} of ${bytesText(
            bytes,
          )} came from the build context and ${
            fileCount === 1 ? 'is' : 'are'
          } needed by no program, most by ${largest.pattern}, such as ${
            largest.files[0].path
          }.`,
          at: [
            ...new Set(
              proposal.lines.flatMap(({ files }) =>
                files.map(({ copy }) => copy),
              ),
            ),
          ],
          // Which files a program reads, only its authors know.
          confidence: 'likely',
          claims,
          gainHow:
            'sum of the files that the proposed lines would have kept out',
          remedy: {
            text: `Add the lines to ${ignore.path}; those that are there stay.`,
            change: {
              in: '.dockerignore',
              before: text,
              after: proposal.text,
            },
          },
        }),
      ];
    });
    const { contents } = input;
    return outcome.state === 'passed' &&
      contents.known &&
      !contents.value.isComplete &&
      copiesContext(input)
      ? {
          state: 'undecided',
          missing: 'contents',
          reason: unreadReason(input),
        }
      : outcome;
  },
};

function copiesContext(input: Parameters<Rule['decide']>[0]): boolean {
  return (
    decideByDockerfile(input, evidence =>
      copiesOfContext(evidence).map(copy =>
        findingAt(evidence, {
          key: '',
          title: '',
          seen: '',
          at: [copy],
          remedy: { text: '' },
        }),
      ),
    ).state === 'found'
  );
}
