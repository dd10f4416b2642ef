import { pipeWithoutPipefail as rule } from './pipeWithoutPipefail';
import { foundIn, linesIn, outcomeFor } from './testing';

const PIPE = 'RUN curl -fsSL https://example.com/a.tgz | tar xz';

describe('pipe-without-pipefail', () => {
  it('puts the shell above the first such RUN', () => {
    expect(foundIn(rule, `FROM debian:12\n${PIPE}`)).toMatchObject([
      {
        places: [{ line: 2, layer: 1 }],
        remedy: {
          change: {
            after: `SHELL ["/bin/bash", "-o", "pipefail", "-c"]\n${PIPE}`,
          },
        },
      },
    ]);
    expect(
      foundIn(rule, `FROM alpine:3.22\n${PIPE}`)[0].remedy.change?.after,
    ).toMatch(/"\/bin\/ash", "-eo"/);
  });

  it('names no shell where the base may have none', () => {
    expect(
      foundIn(rule, `ARG BASE\nFROM $BASE\n${PIPE}`)[0].remedy.change,
    ).toBeUndefined();
  });

  it('counts the lines of a stage as one finding', () => {
    expect(linesIn(rule, `FROM a\n${PIPE}\nRUN x && wget -O- y | sh`)).toEqual([
      2, 3,
    ]);
  });

  it.each([
    [
      'a SHELL minds it',
      `FROM a\nSHELL ["/bin/bash", "-o", "pipefail", "-c"]\n${PIPE}`,
    ],
    [
      'the SHELL of the stage below minds it',
      `FROM a AS b\nSHELL ["/bin/bash", "-eo", "pipefail", "-c"]\nFROM b\n${PIPE}`,
    ],
    ['the RUN minds it', 'FROM a\nRUN set -eo pipefail && curl x | sh'],
    [
      'a bash of its own minds it',
      'FROM a\nRUN bash -o pipefail -c "curl x | sh"',
    ],
    ['the shell is another one', `FROM a\nSHELL ["pwsh", "-c"]\n${PIPE}`],
    ['only echo comes before', 'FROM a\nRUN echo y | cat'],
    ['it is no pipe', 'FROM a\nRUN a || b'],
    ['it is an exec form', 'FROM a\nRUN ["a", "|", "b"]'],
    ['it stands on Windows', `# escape=\`\nFROM a\n${PIPE}`],
  ])('finds nothing where %s', (_, text) => {
    expect(outcomeFor(rule, text)).toEqual({ state: 'passed' });
  });
});
