/** Making a format takes longer than a hundred uses of it; there are few. */
const formats = new Map<string, Intl.NumberFormat>();

/** A number as `toLocaleString` writes it, for the rows of long tables. @public */
export function numberText(
  value: number,
  locale: string,
  options: Intl.NumberFormatOptions = {},
): string {
  const key = `${locale} ${JSON.stringify(options)}`;
  const format = formats.get(key) ?? new Intl.NumberFormat(locale, options);
  formats.set(key, format);
  return format.format(value);
}
