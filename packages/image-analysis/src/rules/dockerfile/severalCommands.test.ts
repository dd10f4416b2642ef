import { severalCommands as rule } from './severalCommands';
import { foundIn, outcomeFor } from './testing';

describe('several-commands', () => {
  it('keeps the last one', () => {
    expect(
      foundIn(rule, 'FROM a\nCMD ["a"]\nENTRYPOINT ["e"]\nCMD ["b"]'),
    ).toMatchObject([
      {
        key: 'CMD',
        places: [{ line: 2 }],
        remedy: { change: { after: 'CMD ["b"]' } },
      },
    ]);
  });

  it.each([
    ['one of each', 'FROM a\nENTRYPOINT ["e"]\nCMD ["b"]'],
    ['one per stage', 'FROM a AS b\nCMD ["a"]\nFROM b\nCMD ["b"]'],
    [
      'two in a build stage',
      'FROM a AS b\nCMD a\nCMD b\nFROM c\nCOPY --from=b /x /x',
    ],
    ['one put off', 'FROM a\nONBUILD CMD ["a"]\nCMD ["b"]'],
  ])('finds nothing in %s', (_, text) => {
    expect(outcomeFor(rule, text)).toEqual({ state: 'passed' });
  });
});
