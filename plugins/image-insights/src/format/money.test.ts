import {
  formatExactMoney,
  formatMoney,
  formatMoneyChange,
  formatPrice,
  formatWholeMoney,
} from './money';

const dollars = { currency: 'USD', locale: 'en-GB' };
const plain = (text: string) => text.replace(/\u00a0/g, ' ');

describe('formatMoney', () => {
  it.each([
    [0, '$0.00'],
    [0.0001, '< $0.01'],
    [0.0049, '< $0.01'],
    [0.005, '≈ $0.01'],
    [0.2399, '≈ $0.24'],
    [0.4, '≈ $0.40'],
    [0.9949, '≈ $0.99'],
    [0.9995, '≈ $1.0'],
    [1, '≈ $1.0'],
    [4.797, '≈ $4.8'],
    [8.381903, '≈ $8.4'],
    [43.8, '≈ $44'],
    [104.5, '≈ $100'],
    [1_284_000, '≈ $1,300,000'],
    [-0.57, '≈ \u2212$0.57'],
  ])('writes %d as %s', (amount, text) => {
    expect(formatMoney(amount, dollars)).toBe(text);
  });

  it('rounds halves away from zero', () => {
    expect(formatMoney(0.125, dollars)).toBe('≈ $0.13');
    expect(formatMoney(-2.25, dollars)).toBe('≈ \u2212$2.3');
  });

  it('writes as the language does, in the configured currency', () => {
    expect(
      plain(formatMoney(4.797, { currency: 'EUR', locale: 'de-DE' })),
    ).toBe('≈ 4,8 €');
  });

  it('knows currencies without coins below one', () => {
    const yen = { currency: 'JPY', locale: 'en-GB' };
    expect(formatMoney(0.3, yen)).toBe('< JP¥1');
    expect(formatMoney(0.7, yen)).toBe('≈ JP¥1');
    expect(formatMoney(712, yen)).toBe('≈ JP¥710');
  });
});

describe('formatMoneyChange', () => {
  it.each([
    [0, '$0.00'],
    [-1.278, '\u2212$1.3'],
    [43.8, '+$44'],
    [-0.001, '< $0.01'],
  ])('writes %d as %s', (amount, text) => {
    expect(formatMoneyChange(amount, dollars)).toBe(text);
  });
});

describe('formatExactMoney', () => {
  it('writes what is paid by the hour to the cent', () => {
    expect(formatExactMoney(98.55, dollars)).toBe('$98.55');
    expect(formatExactMoney(10.949999999, dollars)).toBe('$10.95');
    expect(formatExactMoney(-3.49, dollars)).toBe('\u2212$3.49');
    expect(formatExactMoney(0.000001, dollars)).toBe('< $0.01');
    expect(formatExactMoney(0, dollars)).toBe('$0.00');
  });
});

describe('formatPrice', () => {
  it('keeps the digits of a price', () => {
    expect(formatPrice(0.045, dollars)).toBe('$0.045');
    expect(formatPrice(0.0014, dollars)).toBe('$0.0014');
    expect(formatPrice(0.1, dollars)).toBe('$0.10');
  });
});

describe('formatWholeMoney', () => {
  it('writes limits without coins', () => {
    expect(formatWholeMoney(10, dollars)).toBe('$10');
    expect(formatWholeMoney(9.2, { currency: 'EUR', locale: 'en-GB' })).toBe(
      '€9',
    );
  });
});
