import { compileTagPattern } from './compileTagPattern';
import { selectTags, tagKindOf } from './selectTags';

function pattern(source: string) {
  const compiled = compileTagPattern(source);
  if (!compiled.ok) {
    throw new Error(compiled.message);
  }
  return compiled.value;
}

describe('selectTags', () => {
  it('takes moving tags and the newest releases, newest first', () => {
    expect(
      selectTags({
        tags: ['1.9.0', 'latest', '1.10.0', 'feature-x', '1.2.0', 'abc1234'],
        limit: 2,
      }),
    ).toEqual({
      selected: [
        { tag: 'latest', kind: 'moving' },
        { tag: '1.10.0', kind: 'release' },
        { tag: '1.9.0', kind: 'release' },
      ],
      leftOut: 1,
    });
  });

  it('takes what a pattern matches, and nothing else', () => {
    expect(
      selectTags({
        tags: ['main-9', 'main-10', '1.0.0', 'latest'],
        limit: 10,
        pattern: pattern('main-\\d+|latest'),
      }).selected,
    ).toEqual([
      { tag: 'latest', kind: 'moving' },
      { tag: 'main-10', kind: 'release' },
      { tag: 'main-9', kind: 'release' },
    ]);
  });

  it('counts a tag once that is listed twice', () => {
    expect(
      selectTags({ tags: ['1.0', '1.0'], limit: 10 }).selected,
    ).toHaveLength(1);
  });
});

describe('tagKindOf', () => {
  it('calls snapshots moving, because they are overwritten', () => {
    expect(tagKindOf('1.2.3-SNAPSHOT')).toBe('moving');
  });

  it('follows tags that are named after environments, which tell of deployments', () => {
    expect(['prod', 'live', 'staging'].map(tag => tagKindOf(tag))).toEqual([
      'moving',
      'moving',
      'moving',
    ]);
    expect(tagKindOf('prod', pattern('prod'))).toBe('release');
  });

  it('does not follow commit hashes', () => {
    expect(tagKindOf('deadbeef')).toBeUndefined();
  });
});
