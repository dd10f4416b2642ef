import { cleanText } from './cleanText';

describe('cleanText', () => {
  it('keeps newlines and tabs, and makes all line ends newlines', () => {
    expect(cleanText('a\r\nb\rc\n\td', 100)).toBe('a\nb\nc\n\td');
  });

  it('removes control, bidi and invisible characters', () => {
    expect(
      cleanText('a\u0000b\u001b[31mc\u202ed\u2066e\u200bf\ufeff', 100),
    ).toBe('ab[31mcdef');
  });

  it('removes halves of surrogate pairs and keeps whole ones', () => {
    expect(cleanText('a\ud800b🐳', 100)).toBe('ab🐳');
  });

  it('cuts long texts and says how much is missing', () => {
    expect(cleanText('x'.repeat(30), 10)).toBe(
      'xxxxxxxxxx… (20 more characters)',
    );
  });

  it('cuts no surrogate pair in two', () => {
    expect(cleanText(`${'x'.repeat(9)}🐳🐳`, 10)).toBe(
      'xxxxxxxxx… (4 more characters)',
    );
  });

  it('leaves a text alone that it has cut before', () => {
    const once = cleanText('x'.repeat(3000), 10);
    expect(cleanText(once, 10)).toBe(once);
  });
});
