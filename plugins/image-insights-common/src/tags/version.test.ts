import fc from 'fast-check';
import {
  compareNaturally,
  compareVersionNumbers,
  compareVersions,
  parseTagVersion,
} from './version';

function version(tag: string) {
  const parsed = parseTagVersion(tag);
  if (!parsed) {
    throw new Error(`${tag} is no version`);
  }
  return parsed;
}

describe('parseTagVersion', () => {
  it.each([
    ['1', [1], '', false],
    ['1.4.0', [1, 4, 0], '', false],
    ['v2.3', [2, 3], '', false],
    ['2026.11.1', [2026, 11, 1], '', false],
    ['1.2.3.4', [1, 2, 3, 4], '', false],
    ['1.2.3-alpine', [1, 2, 3], 'alpine', false],
    ['release-12', [12], '', false],
    ['20261121-1530', [20261121], '1530', false],
    ['2.0.0-rc.1', [2, 0, 0], 'rc.1', true],
    ['2.0.0-beta2', [2, 0, 0], 'beta2', true],
    ['1.0.0rc1', [1, 0, 0], 'rc1', true],
    ['1.0.0+build.5', [1, 0, 0], 'build.5', false],
    ['1.2.3-bookworm', [1, 2, 3], 'bookworm', false],
  ])('reads %s', (tag, numbers, suffix, isPreRelease) => {
    expect(parseTagVersion(tag)).toEqual({ numbers, suffix, isPreRelease });
  });

  it.each([
    'latest',
    'main',
    'feature-12',
    'pr-7',
    '3rd-party',
    '7c3b2a1',
    '0a1b2c3d4e5f60718293a4b5c6d7e8f901234567',
    'sha256-0a1b',
    '',
    '1.2.3-',
    '1'.repeat(129),
  ])('finds no version in %s', tag => {
    expect(parseTagVersion(tag)).toBeUndefined();
  });

  it('takes a commit-like text of digits alone for a build number', () => {
    expect(parseTagVersion('20261121')?.numbers).toEqual([20261121]);
  });

  it('never throws, whatever the tag', () => {
    fc.assert(
      fc.property(fc.string(), tag => {
        expect(() => parseTagVersion(tag)).not.toThrow();
      }),
    );
  });
});

describe('compareVersions', () => {
  it('orders by numbers, pre-releases before their release', () => {
    const tags = ['2.0.0', '1.10.0', '2.0.0-rc.10', '1.9.7', '2.0.0-rc.2'];
    expect(
      tags.sort((left, right) =>
        compareVersions(version(left), version(right)),
      ),
    ).toEqual(['1.9.7', '1.10.0', '2.0.0-rc.2', '2.0.0-rc.10', '2.0.0']);
  });

  it('takes missing numbers for zero', () => {
    expect(compareVersions(version('1.2'), version('1.2.0'))).toBe(0);
  });

  it('holds flavours of one release for equally new', () => {
    const plain = version('1.2.3');
    const alpine = version('1.2.3-alpine');
    expect(compareVersionNumbers(plain, alpine)).toBe(0);
    expect(compareVersions(plain, alpine)).toBeLessThan(0);
  });

  it('is antisymmetric', () => {
    const tag = fc
      .tuple(fc.nat(20), fc.nat(20), fc.constantFrom('', '-rc.1', '-alpine'))
      .map(([major, minor, suffix]) => version(`${major}.${minor}${suffix}`));
    fc.assert(
      fc.property(tag, tag, (left, right) => {
        expect(
          Math.sign(compareVersions(left, right)) +
            Math.sign(compareVersions(right, left)),
        ).toBe(0);
      }),
    );
  });
});

describe('compareNaturally', () => {
  it('reads the numbers in a text as numbers', () => {
    expect(compareNaturally('build9', 'build10')).toBeLessThan(0);
    expect(compareNaturally('a', 'b')).toBeLessThan(0);
    expect(compareNaturally('a1', 'a1')).toBe(0);
  });
});
