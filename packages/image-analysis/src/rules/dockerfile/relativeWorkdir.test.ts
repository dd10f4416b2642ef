import { relativeWorkdir as rule } from './relativeWorkdir';
import { foundIn, imageBuiltFrom, outcomeFor } from './testing';

describe('relative-workdir', () => {
  it('writes the path that the image really has', () => {
    const text = 'FROM node:22\nWORKDIR app\n';
    expect(
      foundIn(rule, text, {
        image: {
          ...imageBuiltFrom(text),
          run: { workingDir: '/home/node/app' },
        },
      }),
    ).toMatchObject([
      {
        places: [{ line: 2 }],
        remedy: { change: { after: 'WORKDIR /home/node/app' } },
      },
    ]);
  });

  it.each([
    ['FROM a\nWORKDIR /app\nWORKDIR src'],
    ['FROM a\nWORKDIR $HOME'],
    ['FROM a\nWORKDIR C:\\app'],
    ['FROM a AS b\nWORKDIR /app\nFROM b\nWORKDIR src'],
    ['FROM a'],
  ])('finds nothing in %j', text => {
    expect(outcomeFor(rule, text)).toEqual({ state: 'passed' });
  });

  it('minds only directories set in the stage or below it', () => {
    expect(
      foundIn(
        rule,
        'FROM a AS b\nWORKDIR /x\nFROM c\nWORKDIR y\nCOPY --from=b /x /y',
      ),
    ).toMatchObject([{ key: '1' }]);
  });
});
