/**
 * Does the arithmetic of a step's expression as a person with a pocket
 * calculator would: thousands separators and units are no part of it.
 * Recursive descent over `+ − × / ^ ( ) ⌈ ⌉ min( ; )`.
 */
export function evaluate(expression: string): number {
  const tokens = expression
    .replace(/,/g, '')
    .replace(/B\/s|B|s(?= |$)/g, '')
    .match(/min|[\d.]+|[+−×/^();⌈⌉]/g);
  const rest = tokens ?? [];
  const take = (token: string) => {
    if (rest[0] === token) {
      rest.shift();
      return true;
    }
    return false;
  };
  const sum = (): number => {
    let value = product();
    for (;;) {
      if (take('+')) {
        value += product();
      } else if (take('−')) {
        value -= product();
      } else {
        return value;
      }
    }
  };
  const product = (): number => {
    let value = power();
    for (;;) {
      if (take('×')) {
        value *= power();
      } else if (take('/')) {
        value /= power();
      } else {
        return value;
      }
    }
  };
  const power = (): number => {
    const value = atom();
    return take('^') ? value ** atom() : value;
  };
  const atom = (): number => {
    if (take('min')) {
      take('(');
      const one = sum();
      take(';');
      const other = sum();
      take(')');
      return Math.min(one, other);
    }
    if (take('(')) {
      const value = sum();
      take(')');
      return value;
    }
    if (take('⌈')) {
      const value = sum();
      take('⌉');
      return Math.ceil(value);
    }
    return Number(rest.shift());
  };
  const value = sum();
  if (rest.length > 0 || Number.isNaN(value)) {
    throw new Error(`cannot be calculated: ${expression}`);
  }
  return value;
}
