import { joinRuns } from './joinRuns';

describe('joinRuns', () => {
  it('chains scripts so that the first failure stops', () => {
    expect(joinRuns(['a; b;', 'c'])).toBe('RUN a; b && \\\n    c');
  });

  it('keeps a change of directory to the script that wants it', () => {
    expect(joinRuns(['cd /a && make', 'cd /b && ls'])).toBe(
      'RUN (cd /a && make) && \\\n    cd /b && ls',
    );
    expect(joinRuns(['cd /a\nmake', 'ls'])).toBe(
      'RUN <<EOF\nset -e\n(\ncd /a\nmake\n)\nls\nEOF',
    );
  });

  it('keeps flags, each once', () => {
    expect(joinRuns(['a', 'b'], ['--network=none', '--network=none'])).toBe(
      'RUN --network=none a && \\\n    b',
    );
  });

  it.each([
    ['several lines', 'a\nb'],
    ['a comment', 'a # why'],
    ['something in the background', 'a &'],
    ['a heredoc', 'cat <<X'],
  ])('writes a heredoc where a script holds %s', (_, script) => {
    expect(joinRuns([script, 'c'])).toBe(
      `RUN <<EOF\nset -e\n${script}\nc\nEOF`,
    );
  });
});
