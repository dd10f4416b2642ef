import { volatileArgumentEarly as rule } from './volatileArgumentEarly';
import { foundIn, outcomeFor } from './testing';

describe('volatile-argument-early', () => {
  it('moves the argument down to where it is used', () => {
    const text =
      'FROM debian:12\nARG GIT_COMMIT\nRUN apt-get update\nRUN make\nLABEL revision=$GIT_COMMIT';
    expect(foundIn(rule, text)).toMatchObject([
      {
        key: '0 GIT_COMMIT',
        seen: expect.stringMatching(/the RUN in lines 3 and 4/),
        places: [{ line: 2 }, { line: 3, layer: 1 }, { line: 4, layer: 2 }],
        remedy: {
          text: 'Move it down to line 5, the first that uses it.',
          change: { after: 'RUN apt-get update\nRUN make\nARG GIT_COMMIT' },
        },
      },
    ]);
  });

  it.each([
    ['ARG BUILD_DATE\nRUN make'],
    ['ARG X\nENV REVISION=$X\nRUN make'],
    ['ARG CI_COMMIT_SHORT_SHA=none\nRUN make'],
    ['ARG CACHEBUST=1\nRUN apk add curl'],
  ])('finds %j', lines => {
    expect(foundIn(rule, `FROM a\n${lines}`)).toHaveLength(1);
  });

  it.each([
    ['RUN make\nARG GIT_COMMIT\nLABEL r=$GIT_COMMIT'],
    ['ARG GIT_COMMIT\nRUN make REVISION=$GIT_COMMIT'],
    ['ARG GIT_COMMIT\nCOPY . .'],
    ['ARG GO_VERSION\nRUN make'],
    ['ENV REVISION=abc\nRUN make'],
  ])('finds nothing in %j', lines => {
    expect(outcomeFor(rule, `FROM a\n${lines}`)).toEqual({ state: 'passed' });
  });

  it('minds that arguments above FROM reach no RUN', () => {
    expect(outcomeFor(rule, 'ARG REVISION\nFROM a\nRUN make')).toEqual({
      state: 'passed',
    });
  });
});
