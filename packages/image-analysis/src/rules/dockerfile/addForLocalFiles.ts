import { addInsteadOfCopy } from '../hygiene/addInsteadOfCopy';
import { Rule } from '../Rule';
import { isRemote } from './contextCopy';
import { decideByDockerfile, findingAt, linesText } from './dockerfileEvidence';

/** What ADD unpacks; a zip it does not. */
const ARCHIVE = /\.(?:tar|tgz|tbz2?|txz|tlz|tzst|gz|bz2|xz|zst|lz|lzma|Z)$/;

/** ADD of files that COPY would copy. */
export const addForLocalFiles: Rule = {
  id: 'add-for-local-files',
  version: 1,
  title: 'ADD used for local files',
  family: 'hygiene',
  severity: 'low',
  needs: ['dockerfile'],
  uses: ['manifest'],
  why: 'ADD unpacks archives and fetches addresses. Where neither is meant, COPY says so, and does nothing unexpected when a file gets another name.',
  remedy: 'Say COPY.',
  sources: [
    {
      name: 'hadolint DL3020',
      url: 'https://github.com/hadolint/hadolint/wiki/DL3020',
    },
    {
      name: 'Docker, Building best practices: ADD or COPY',
      url: 'https://docs.docker.com/build/building/best-practices/#add-or-copy',
    },
  ],
  decide: input =>
    decideByDockerfile(input, evidence => {
      const told = addInsteadOfCopy.decide(input).state === 'found';
      const { stages, chain } = evidence.dockerfile;
      const adds = stages
        .filter(stage => !(told && chain.includes(stage)))
        .flatMap(({ instructions }) => instructions)
        .filter(({ keyword, args }) => {
          const sources = args.slice(0, -1);
          return (
            keyword === 'ADD' &&
            sources.length > 0 &&
            !sources.some(
              source =>
                isRemote(source) ||
                ARCHIVE.test(source) ||
                /[$*?[]|^<</.test(source),
            )
          );
        });
      return adds.length === 0
        ? []
        : [
            findingAt(evidence, {
              key: '',
              title: 'ADD of local files',
              seen: `The ADD in ${linesText(
                adds,
              )} copies plain files or directories.`,
              at: adds,
              remedy: {
                text: 'Say COPY.',
                change: {
                  in: 'Dockerfile',
                  before: adds.map(({ text }) => text).join('\n'),
                  after: adds
                    .map(({ text }) => text.replace(/^(\s*)ADD\b/i, '$1COPY'))
                    .join('\n'),
                },
              },
            }),
          ];
    }),
};
