import { dockerignoreMissing as rule } from './dockerignoreMissing';
import { foundIn, outcomeFor } from './testing';

const TEXT = 'FROM a\nCOPY . /app\nCMD ["/app/x"]';

describe('dockerignore-missing', () => {
  it('proposes one from what is in the image, with its bytes', () => {
    const found = foundIn(rule, TEXT, {
      ignore: null,
      contents: [
        {},
        { files: { 'app/README.md': 2_000, 'app/x': 5, 'app/a.log': 1_000 } },
      ],
    });
    expect(found).toMatchObject([
      {
        seen: expect.stringMatching(
          /^There is no .dockerignore, and line 2 .* 3\.00 kB/,
        ),
        claims: [{ bytes: 2_000 }, { bytes: 1_000 }],
        places: [{ line: 2, layer: 1 }],
        remedy: {
          change: {
            in: '.dockerignore',
            after:
              '# 2.00 kB in this image\nREADME.md\n# 1.00 kB in this image\n**/*.log\n',
          },
        },
      },
    ]);
  });

  it('speaks up without contents and for build stages, too, but names no bytes', () => {
    const found = foundIn(
      rule,
      'FROM a AS b\nCOPY . .\nFROM c\nCOPY --from=b /x /x',
      { ignore: '# nothing\n' },
    );
    expect(found).toMatchObject([
      {
        title: 'Empty .dockerignore',
        remedy: { change: { after: '**/.git\n' } },
      },
    ]);
    expect(found[0].claims).toBeUndefined();
  });

  it.each([
    ['there is one', TEXT, '.git'],
    ['only named files are copied', 'FROM a\nCOPY main.go /app/', null],
    [
      'the copy comes from a stage',
      'FROM a AS b\nFROM c\nCOPY --from=b . .',
      null,
    ],
  ])('finds nothing where %s', (_, text, ignore) => {
    expect(outcomeFor(rule, text, { ignore })).toEqual({ state: 'passed' });
  });
});
