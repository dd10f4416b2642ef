import { typedNumber } from './typedNumber';

const whole = { decimals: 0, most: 1_000_000 } as const;
const fraction = { decimals: 2, most: 1_000_000 } as const;

describe('typedNumber', () => {
  it('takes whole numbers up to the most', () => {
    expect(typedNumber(' 20 ', whole)).toBe('20');
    expect(typedNumber('0', whole)).toBe('0');
    expect(typedNumber('1000000', whole)).toBe('1000000');
    expect(typedNumber('1000001', whole)).toBeUndefined();
  });

  it.each(['', '-1', '2.5', '1e3', '0x10', 'many', '1 000'])(
    'refuses %p where a whole number is asked',
    text => expect(typedNumber(text, whole)).toBeUndefined(),
  );

  it('takes two decimals behind a point or a comma', () => {
    expect(typedNumber('2.5', fraction)).toBe('2.5');
    expect(typedNumber('2,25', fraction)).toBe('2.25');
  });

  it('refuses what could be a thousand or one', () => {
    expect(typedNumber('1.000', fraction)).toBeUndefined();
    expect(typedNumber('1,000', fraction)).toBeUndefined();
  });
});
