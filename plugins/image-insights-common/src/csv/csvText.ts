/** What a cell holds; what is not known is undefined and becomes empty. @public */
export type CsvValue = string | number | boolean | undefined;

/** Columns by name, each with how it is read from a row. @public */
export type CsvColumns<Row> = ReadonlyArray<
  readonly [name: string, read: (row: Row) => CsvValue]
>;

/**
 * Beginnings that make a spreadsheet take text for a formula: some skip a tab
 * or a line break before it, some read the wide forms of East Asian input alike.
 */
const FORMULA = /^[=+\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20]/;

function cell(value: CsvValue): string {
  const text = value === undefined ? '' : String(value);
  // A spreadsheet must not take text from elsewhere for a formula.
  const safe =
    typeof value === 'string' && FORMULA.test(text) ? `'${text}` : text;
  return /[",\n\r]/.test(safe) ? `"${safe.replace(/"/g, '""')}"` : safe;
}

function line(cells: readonly CsvValue[]): string {
  return `${cells.map(cell).join(',')}\r\n`;
}

/**
 * Rows as CSV (RFC 4180) in pieces, to be sent one after the other; the first
 * begins with the names of the columns.
 * @public
 */
export function* csvPieces<Row>(
  columns: CsvColumns<Row>,
  rows: readonly Row[],
  rowsPerPiece = 500,
): Generator<string> {
  let piece = line(columns.map(([name]) => name));
  for (const [index, row] of rows.entries()) {
    piece += line(columns.map(([, read]) => read(row)));
    if ((index + 1) % rowsPerPiece === 0) {
      yield piece;
      piece = '';
    }
  }
  if (piece) {
    yield piece;
  }
}

/** Rows as CSV (RFC 4180), the names of the columns first. @public */
export function csvText<Row>(
  columns: CsvColumns<Row>,
  rows: readonly Row[],
): string {
  return [...csvPieces(columns, rows)].join('');
}
