/** `1 file`, `12 files`, `1,204 files`. */
export function countText(
  count: number,
  one: string,
  many: string = `${one}s`,
): string {
  return `${count.toLocaleString('en-US')} ${count === 1 ? one : many}`;
}
