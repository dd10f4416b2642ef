/**
 * How a filter's value is shown: the name of an entity reference of the
 * default namespace, anything else as it is.
 */
export function labelOfValue(value: string): string {
  return value.replace(/^[a-z][a-z0-9+.-]*:default\//i, '');
}
