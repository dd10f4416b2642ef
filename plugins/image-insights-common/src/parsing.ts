/**
 * What became of a text that a person wrote: a value, or what is wrong with
 * it and what to write instead.
 * @public
 */
export type Parsed<T> =
  | { ok: true; value: T }
  | { ok: false; message: string; remedy: string };
