/** Without it Excel takes UTF-8 for the code page of the machine. */
const BYTE_ORDER_MARK = '\uFEFF';

/**
 * Hands a CSV to the browser as a file of that name, without `.csv`. A file is
 * for a spreadsheet and begins with a byte-order mark; what the backend answers
 * is for programs, too, which would read one as part of the first column's name.
 */
export function saveCsv(name: string, text: string): void {
  const address = URL.createObjectURL(
    new Blob([BYTE_ORDER_MARK, text], { type: 'text/csv;charset=utf-8' }),
  );
  const link = document.createElement('a');
  link.href = address;
  link.download = `${name.replace(/[^a-z0-9.-]+/gi, '-')}.csv`;
  link.click();
  URL.revokeObjectURL(address);
}
