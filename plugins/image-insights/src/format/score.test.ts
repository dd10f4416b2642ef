import { formatPoints, formatScore, wholePoints } from './score';

describe('formatScore', () => {
  it('never shows more points than the grade is given for', () => {
    expect(formatScore({ points: 84.99, grade: 'B' })).toBe('84 · B');
    expect(formatScore({ points: 85, grade: 'A' })).toBe('85 · A');
  });
  it('gives no grade where little is known, but the range in which it lies', () => {
    const known = { points: 9.08, upTo: 74.05, grade: 'F' };
    expect(formatScore({ ...known, evidence: 0.35 })).toBe('9–74');
    expect(formatScore({ ...known, evidence: 0.8 })).toBe('9 · F');
  });
  it('forgives what adding decimals lost', () => {
    expect(wholePoints(61.9999999)).toBe(62);
  });
});

describe('formatPoints', () => {
  it('keeps the decimals that there are, in the language of the reader', () => {
    expect(formatPoints(13.6, 'en-GB')).toBe('13.6');
    expect(formatPoints(8.05, 'de-DE')).toBe('8,05');
    expect(formatPoints(12, 'en-GB')).toBe('12');
  });
});
