import { copyIgnoredFile as rule } from './copyIgnoredFile';
import { foundIn, outcomeFor } from './testing';

describe('copy-ignored-file', () => {
  it('names both lines and makes an exception', () => {
    expect(
      foundIn(rule, 'FROM a\nCOPY README.md ./docs/x.md /d/', {
        ignore: 'out\n**/*.md\n',
      }),
    ).toMatchObject([
      {
        seen: 'Line 2 copies README.md, which line 2 of .dockerignore (**/*.md) keeps out of the build context.',
        remedy: {
          change: {
            in: '.dockerignore',
            after: 'out\n**/*.md\n!README.md\n!docs/x.md\n',
          },
        },
      },
    ]);
  });

  it.each([
    ['it is excepted', 'COPY README.md /d', '*.md\n!README.md'],
    ['it is a pattern', 'COPY *.md /d', '*.md'],
    ['everything is copied', 'COPY . /d', '*'],
    [
      'something in the directory is excepted',
      'COPY dist /d',
      'dist\n!dist/app.js',
    ],
    ['it comes from a stage', 'COPY --from=a README.md /d', '*.md'],
    ['the name is a variable', 'COPY $F /d', '*'],
    ['it is an address', 'ADD https://example.com/a.md /d', '**'],
    ['there is no .dockerignore', 'COPY README.md /d', null],
  ])('finds nothing where %s', (_, line, ignore) => {
    expect(outcomeFor(rule, `FROM a\n${line}`, { ignore })).toEqual({
      state: 'passed',
    });
  });
});
