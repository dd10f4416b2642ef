import { formatDelta, formatPercent, signOf } from './delta';

describe('formatDelta', () => {
  it('shows growth with arrow, sign, amount and percentage', () => {
    expect(formatDelta({ bytes: 81_300_000, percent: 43.47 }, 'en-GB')).toEqual(
      { direction: 'up', arrow: '▲', amount: '+81.3 MB', ratio: '+43.5%' },
    );
  });

  it('uses a real minus sign for shrinking', () => {
    expect(
      formatDelta({ bytes: -310_000_000, percent: -97.68 }, 'en-GB'),
    ).toEqual({
      direction: 'down',
      arrow: '▼',
      amount: '\u2212310 MB',
      ratio: '\u221297.7%',
    });
  });

  it('says that nothing changed without a number', () => {
    expect(formatDelta({ bytes: 0, percent: 0 }, 'en-GB')).toEqual({
      direction: 'same',
      arrow: '=',
      amount: '',
      ratio: '',
    });
  });

  it('leaves the ratio out where the earlier size was zero', () => {
    expect(formatDelta({ bytes: 5 }, 'en-GB').ratio).toBe('');
  });
});

describe('formatPercent', () => {
  it('multiplies above a thousand percent', () => {
    expect(formatPercent(1_140, 'en-GB')).toBe('×12.4');
    expect(formatPercent(999, 'en-GB')).toBe('+999%');
  });

  it('does not write a small change as none', () => {
    expect(formatPercent(0.01, 'en-GB')).toBe('< 0.1%');
  });

  it('follows the language', () => {
    expect(formatPercent(-97.68, 'de')).toBe('\u221297,7\u00a0%');
  });
});

describe('signOf', () => {
  it('gives nothing no sign', () => {
    expect([5, -5, 0].map(signOf)).toEqual(['+', '\u2212', '']);
  });
});
