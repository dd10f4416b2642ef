import { nameOfBase, repositoryOfName, shownBase } from './withheldBases';

describe('repositoryOfName', () => {
  it.each([
    ['r.example.com/base/jre:11', 'r.example.com/base/jre'],
    ['localhost:5000/base/jre', 'localhost:5000/base/jre'],
    ['localhost:5000/base/jre:11', 'localhost:5000/base/jre'],
    [`r.example.com/a/b@sha256:${'a'.repeat(64)}`, 'r.example.com/a/b'],
    ['scratch', 'scratch'],
  ])('of %s is %s', (name, repository) => {
    expect(repositoryOfName(name)).toBe(repository);
  });
});

describe('shownBase', () => {
  const base = {
    known: true as const,
    name: 'r.example.com/secret/base:1',
    digest: `sha256:${'a'.repeat(64)}`,
    layerCount: 2,
    method: 'diff-id-prefix' as const,
    confidence: 'certain' as const,
  };

  it('keeps the split but neither name nor digest of a withheld base', () => {
    expect(shownBase(base, name => name === base.name)).toEqual({
      known: true,
      layerCount: 2,
      method: 'diff-id-prefix',
      confidence: 'certain',
    });
  });

  it('shows any other base as it is', () => {
    expect(shownBase(base, () => false)).toBe(base);
    const unknown = { known: false as const, reason: 'no history' };
    expect(shownBase(unknown, () => true)).toBe(unknown);
    expect(nameOfBase(unknown)).toBeUndefined();
  });
});
