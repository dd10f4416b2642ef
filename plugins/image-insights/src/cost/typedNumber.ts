/**
 * The number that somebody typed, as an address writes it; undefined where it
 * is none, or not of the kind. Thousands separators are refused rather than
 * guessed: `1.000` is one in London and a thousand in Berlin.
 *
 * @param options - `decimals`: how many digits may follow a point or comma
 * @public
 */
export function typedNumber(
  text: string,
  options: { decimals: 0 | 2; most: number },
): string | undefined {
  const { decimals, most } = options;
  const pattern = decimals === 0 ? /^\d{1,15}$/ : /^\d{1,15}(?:[.,]\d{1,2})?$/;
  const trimmed = text.trim();
  if (!pattern.test(trimmed)) return undefined;
  const number = Number(trimmed.replace(',', '.'));
  return number <= most ? String(number) : undefined;
}
