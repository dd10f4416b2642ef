import { mountsOver, runText, withCacheMounts } from './cacheMount';

describe('mountsOver', () => {
  it.each([
    ['--mount=type=cache,target=/var/lib/apt', true],
    ['--mount=target=/var/lib/apt/lists/,type=cache', true],
    ['--mount=type=tmpfs,dst=/var/lib/apt/lists', true],
    ['--mount=type=cache,id=a,sharing=locked,destination=/var/lib', true],
    ['--mount=type=cache,target=/var/lib/aptitude', false],
    ['--mount=type=cache,target=/var/lib/apt/lists/partial', false],
    ['--mount=type=bind,target=/var/lib/apt', false],
    ['--mount=type=cached,target=/var/lib/apt', false],
    ['--network=none', false],
  ])('reads %s', (flag, expected) => {
    expect(mountsOver({ flags: [flag] }, '/var/lib/apt/lists')).toBe(expected);
  });
});

describe('withCacheMounts', () => {
  it('puts mounts behind the flags that are there, each once', () => {
    expect(
      withCacheMounts(
        {
          flags: ['--network=host', '--mount=type=cache,target=/a'],
          script: 'x && y',
        },
        [{ target: '/a' }, { target: '/b', isLocked: true }],
      ),
    ).toBe(
      'RUN --network=host \\\n    --mount=type=cache,target=/a \\\n    --mount=type=cache,target=/b,sharing=locked \\\n    x && y',
    );
  });
});

describe('runText', () => {
  it('writes scripts of several lines as a heredoc, and continued ones as they are', () => {
    expect(runText([], 'a')).toBe('RUN a');
    expect(runText(['--network=none'], 'a\nb')).toBe(
      'RUN --network=none <<EOF\na\nb\nEOF',
    );
    expect(runText(['--network=none'], 'a \\\n  && b')).toBe(
      'RUN --network=none \\\n    a \\\n  && b',
    );
    expect(runText(['--network=none'], '<<EOF\na\nEOF')).toBe(
      'RUN --network=none <<EOF\na\nEOF',
    );
  });
});
