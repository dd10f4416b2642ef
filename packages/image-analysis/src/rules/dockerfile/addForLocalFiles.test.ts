import { addForLocalFiles as rule } from './addForLocalFiles';
import { foundIn, outcomeFor } from './testing';

describe('add-for-local-files', () => {
  it('says COPY in the lines of build stages', () => {
    expect(
      foundIn(
        rule,
        'FROM a AS b\nADD . /src\nADD --chown=1 x.zip /x\nFROM c\nCOPY --from=b /a /b',
      ),
    ).toMatchObject([
      {
        places: [{ line: 2 }, { line: 3 }],
        remedy: {
          change: { after: 'COPY . /src\nCOPY --chown=1 x.zip /x' },
        },
      },
    ]);
  });

  it.each([
    ['ADD rootfs.tar.xz /'],
    ['ADD https://example.com/a /a'],
    ['ADD *.txt /a'],
    ['ADD $FILE /a'],
    ['COPY a b'],
  ])('finds nothing in %s', line => {
    expect(outcomeFor(rule, `FROM a\n${line}`)).toEqual({ state: 'passed' });
  });

  it('leaves the final stage to what its layers tell', () => {
    expect(foundIn(rule, 'FROM a\nADD a /b')).toEqual([]);
  });
});
