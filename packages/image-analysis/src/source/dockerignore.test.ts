import fc from 'fast-check';
import balena from '@balena/dockerignore';
import { dockerignorePaths, parseDockerignore } from './dockerignore';

const ignores = (text: string, path: string) =>
  parseDockerignore(text).ignores(path);

describe('parseDockerignore', () => {
  it.each([
    ['node_modules', 'node_modules/a/b.js', true],
    ['node_modules', 'packages/a/node_modules/b.js', false],
    ['**/node_modules', 'packages/a/node_modules/b.js', true],
    ['**/node_modules', 'node_modules/b.js', true],
    ['/dist/', 'dist/a', true],
    ['./dist', 'dist', true],
    ['*.log', 'a.log', true],
    ['*.log', 'a/b.log', false],
    ['**/*.log', 'a/b.log', true],
    ['**/*_test.go', 'pkg/a/b_test.go', true],
    ['a/**', 'a/b/c', true],
    ['a/**', 'a', false],
    ['a/**/c', 'a/c', true],
    ['a/**/c', 'a/b/b/c', true],
    ['te?t', 'test', true],
    ['te?t', 'te/t', false],
    ['[a-c].txt', 'b.txt', true],
    ['[^a-c].txt', 'b.txt', false],
    ['a\\*b', 'a*b', true],
    ['a\\*b', 'axb', false],
    ['*', 'a', true],
    ['*\n!src', 'src/main.go', false],
    ['*\n!src\nsrc/*.md', 'src/README.md', true],
    ['!README.md\n*.md', 'README.md', true],
    ['# a', '# a', false],
    [' # a', '# a', true],
    ['\ufeffa', 'a', true],
    ['../a', 'a', true],
    ['A', 'a', false],
    ['', 'a', false],
    ['(a|b)+', 'aa', false],
  ])('%j on %s: %s', (text, path, expected) => {
    expect(ignores(text, path)).toBe(expected);
  });

  it('names the line that decides', () => {
    const file = parseDockerignore('*.md\r\n\r\n!README.md');
    expect(file.decisive('README.md')).toMatchObject({
      line: 3,
      text: '!README.md',
      isException: true,
    });
    expect(file.decisive('a.txt')).toBeUndefined();
  });

  it('agrees with balena’s implementation, where that is not at fault', () => {
    const name = fc.constantFrom('a', 'b', 'ab', '.git', 'a.md');
    const piece = fc.constantFrom(
      'a',
      'b',
      '*',
      '**',
      '?',
      'a*',
      '*.md',
      '.git',
    );
    const pattern = fc
      .tuple(fc.boolean(), fc.array(piece, { minLength: 1, maxLength: 3 }))
      .map(([not, parts]) => `${not ? '!' : ''}${parts.join('/')}`);
    fc.assert(
      fc.property(
        fc.array(pattern, { maxLength: 4 }),
        fc.array(name, { minLength: 1, maxLength: 4 }),
        (patterns, names) => {
          const path = names.join('/');
          expect(ignores(patterns.join('\n'), path)).toBe(
            balena({ ignorecase: false }).add(patterns).ignores(path),
          );
        },
      ),
      { numRuns: 2_000 },
    );
  });

  it('answers in little time where a regular expression would not', () => {
    const file = parseDockerignore(`${'**/a*'.repeat(190)}b`);
    const start = process.cpuUsage();
    expect(file.ignores('a/'.repeat(2_000))).toBe(false);
    expect(process.cpuUsage(start).user / 1e6).toBeLessThan(10);
  });
});

describe('dockerignorePaths', () => {
  it('puts the file beside the Dockerfile before the one of the context', () => {
    expect(
      dockerignorePaths({ dockerfile: 'build/app.Dockerfile', context: '.' }),
    ).toEqual(['build/app.Dockerfile.dockerignore', '.dockerignore']);
    expect(
      dockerignorePaths({ dockerfile: 'svc/Dockerfile', context: '/svc/' }),
    ).toEqual(['svc/Dockerfile.dockerignore', 'svc/.dockerignore']);
  });
});
