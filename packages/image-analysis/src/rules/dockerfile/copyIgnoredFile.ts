import {
  DockerignorePattern,
  parseDockerignore,
} from '../../source/dockerignore';
import { Rule } from '../Rule';
import { contextCopy } from './contextCopy';
import { decideByDockerfile, findingAt } from './dockerfileEvidence';

/** A COPY by name of something that the .dockerignore keeps out. */
export const copyIgnoredFile: Rule = {
  id: 'copy-ignored-file',
  version: 1,
  title: 'COPY of a file that .dockerignore keeps out',
  family: 'hygiene',
  severity: 'medium',
  needs: ['dockerfile', 'dockerignore'],
  why: 'The file never reaches the builder, so that the build fails or copies less than whoever wrote it thinks.',
  remedy:
    'Take the file out of the .dockerignore by a line with !, or the COPY away.',
  sources: [
    {
      name: 'BuildKit check CopyIgnoredFile',
      url: 'https://docs.docker.com/reference/build-checks/copy-ignored-file/',
    },
  ],
  decide: input =>
    decideByDockerfile(input, evidence => {
      const ignore = input.source.known
        ? input.source.value.dockerignore
        : undefined;
      if (!ignore?.text) {
        return [];
      }
      const text = ignore.text;
      const { decisive, patterns } = parseDockerignore(text);
      return evidence.dockerfile.used
        .flatMap(({ instructions }) => instructions)
        .flatMap(instruction => {
          const ignored = contextCopy(instruction)?.sources.flatMap(source => {
            const pattern = isPlain(source) ? decisive(source) : undefined;
            return pattern &&
              !pattern.isException &&
              !hasExceptionBelow(source, patterns)
              ? [{ source, pattern }]
              : [];
          });
          if (!ignored || ignored.length === 0) {
            return [];
          }
          const [{ source, pattern }] = ignored;
          return [
            findingAt(evidence, {
              key: source.slice(0, 200),
              title: 'COPY of a file that .dockerignore keeps out',
              seen: `Line ${instruction.line} copies ${source}, which line ${pattern.line} of ${ignore.path} (${pattern.text}) keeps out of the build context.`,
              at: [instruction],
              // The two files may be of different moments.
              confidence: 'likely',
              remedy: {
                text: `Except it by a line behind line ${pattern.line}, or drop the COPY.`,
                change: {
                  in: '.dockerignore',
                  before: text,
                  after: `${text.trimEnd()}\n${ignored
                    .map(one => `!${one.source}`)
                    .join('\n')}\n`,
                },
              },
            }),
          ];
        });
    }),
};

/** A path that stands for itself: no pattern, no variable, not everything. */
function isPlain(source: string): boolean {
  return source !== '.' && !/[*?[$]/.test(source);
}

/** A directory is not empty if something in it is excepted. */
function hasExceptionBelow(
  source: string,
  patterns: readonly DockerignorePattern[],
): boolean {
  const inside = `${source.replace(/\/+$/, '')}/`;
  return patterns.some(
    ({ isException, path }) =>
      isException && (path.startsWith(inside) || /^\*|\/\*\*/.test(path)),
  );
}
