import { StoredVerdict } from '../../database/FindingStore';
import { comparabilityNeeded, comparabilityOf } from './comparability';

const READ: StoredVerdict = { ruleSet: 'rules', contentsState: 'read' };
const OTHER = { digest: 'sha256:other' };
const SAME = { digest: 'sha256:same' };

describe('comparabilityOf', () => {
  it.each<
    [
      string,
      StoredVerdict | undefined,
      StoredVerdict | undefined,
      number | undefined,
    ]
  >([
    ['both were read', READ, READ, 1],
    [
      'contents are read of none',
      { ...READ, contentsState: 'off' },
      { ...READ, contentsState: 'off' },
      1,
    ],
    [
      'the older was not read yet',
      READ,
      { ...READ, contentsState: 'waiting' },
      0,
    ],
    [
      'a part of each was read',
      { ...READ, contentsState: 'partial' },
      { ...READ, contentsState: 'partial' },
      0,
    ],
    [
      'other rules judged then',
      READ,
      { ...READ, ruleSet: 'older rules' },
      undefined,
    ],
    ['it was not judged then', READ, undefined, undefined],
    ['it is not judged yet', undefined, READ, undefined],
  ])('where %s', (_case, now, then, comparability) => {
    expect(
      comparabilityOf(
        { point: SAME, verdict: now },
        { point: OTHER, verdict: then },
      ),
    ).toBe(comparability);
  });

  it('is all of it where the image is still the same', () => {
    const partly: StoredVerdict = { ...READ, contentsState: 'partial' };
    expect(
      comparabilityOf(
        { point: SAME, verdict: partly },
        { point: SAME, verdict: partly },
      ),
    ).toBe(2);
  });
});

describe('comparabilityNeeded', () => {
  it.each([
    [['manifest'], undefined, 0],
    [['history'], undefined, 0],
    [['contents'], undefined, 1],
    [['manifest'], ['contents'], 1],
    [['dockerfile'], ['contents'], 2],
    [['dockerfile', 'dockerignore'], undefined, 2],
  ] as const)('of what needs %j and uses %j is %s', (needs, uses, needed) => {
    expect(comparabilityNeeded({ needs, uses })).toBe(needed);
  });
});
