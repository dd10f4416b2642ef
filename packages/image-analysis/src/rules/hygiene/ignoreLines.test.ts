import ignore from '@balena/dockerignore';
import { ignoreLines } from './ignoreLines';

describe('ignoreLines', () => {
  it.each([
    'app/.git',
    'app/Dockerfile',
    'app/Dockerfile.dev',
    'app/docker-compose.yml',
    'app/compose.override.yaml',
    'app/pkg/a_test.go',
    'app/src/a.test.tsx',
    'app/out.log',
    'app/core.123',
    'app/what[is]*this?',
  ])('keeps %s out of the build context', path => {
    const file = ignore().add(ignoreLines([path]));
    // A COPY of the directory puts the context's `x` at `app/x`.
    expect(file.ignores(path.slice('app/'.length))).toBe(true);
    expect(file.ignores(path)).toBe(true);
    expect(file.ignores('src/main.go')).toBe(false);
  });

  it('names every pattern once, and no more than ten', () => {
    expect(ignoreLines(['a/x_test.go', 'b/y_test.go'])).toEqual([
      '**/*_test.go',
    ]);
    expect(
      ignoreLines(Array.from({ length: 30 }, (_, index) => `a/.x${index}`)),
    ).toHaveLength(10);
  });
});
