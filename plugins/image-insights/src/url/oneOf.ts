/**
 * The value that an address asks for, if it is one of those that there are,
 * else the first; `unknown` is then what was asked for.
 * @public
 */
export function oneOf<T extends string>(
  values: readonly T[],
  asked: string | undefined,
): { value: T; unknown?: string } {
  const found = values.find(value => value === asked);
  if (found !== undefined || asked === undefined) {
    return { value: found ?? values[0] };
  }
  return { value: values[0], unknown: asked };
}
