/** What a cell holds; what is not known is undefined and becomes empty. @public */
export type CsvValue = string | number | boolean | undefined;

/** Columns by name, each with how it is read from a row. @public */
export type CsvColumns<Row> = ReadonlyArray<
  readonly [name: string, read: (row: Row) => CsvValue]
>;

function cell(value: CsvValue): string {
  const text = value === undefined ? '' : String(value);
  // A spreadsheet must not take text from elsewhere for a formula.
  const safe =
    /^[=+\-@\t\r]/.test(text) && typeof value === 'string' ? `'${text}` : text;
  return /[",\n\r]/.test(safe) ? `"${safe.replace(/"/g, '""')}"` : safe;
}

/** Rows as CSV (RFC 4180), the names of the columns first. @public */
export function csvText<Row>(
  columns: CsvColumns<Row>,
  rows: readonly Row[],
): string {
  const lines = [
    columns.map(([name]) => name).join(','),
    ...rows.map(row => columns.map(([, read]) => cell(read(row))).join(',')),
  ];
  return `${lines.join('\r\n')}\r\n`;
}
