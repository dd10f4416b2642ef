/** Hands a CSV to the browser as a file of that name, without `.csv`. */
export function saveCsv(name: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: 'text/csv' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = `${name.replace(/[^a-z0-9.-]+/gi, '-')}.csv`;
  link.click();
  URL.revokeObjectURL(address);
}
