/** Recursive descent over `+ − × / ^ ( ) ⌈ ⌉ min( ; )`. */
class Calculator {
  private place = 0;

  constructor(private readonly tokens: string[]) {}

  result(): number {
    const value = this.sum();
    if (this.place < this.tokens.length || Number.isNaN(value)) {
      throw new Error(`cannot be calculated: ${this.tokens.join(' ')}`);
    }
    return value;
  }

  private sum(): number {
    let value = this.product();
    for (;;) {
      if (this.take('+')) {
        value += this.product();
      } else if (this.take('−')) {
        value -= this.product();
      } else {
        return value;
      }
    }
  }

  private product(): number {
    let value = this.power();
    for (;;) {
      if (this.take('×')) {
        value *= this.power();
      } else if (this.take('/')) {
        value /= this.power();
      } else {
        return value;
      }
    }
  }

  private power(): number {
    const value = this.atom();
    return this.take('^') ? value ** this.atom() : value;
  }

  private atom(): number {
    if (this.take('min')) {
      this.take('(');
      const one = this.sum();
      this.take(';');
      const other = this.closed(')');
      return Math.min(one, other);
    }
    if (this.take('(')) {
      return this.closed(')');
    }
    if (this.take('⌈')) {
      return Math.ceil(this.closed('⌉'));
    }
    return Number(this.tokens[this.place++]);
  }

  private closed(end: string): number {
    const value = this.sum();
    return this.take(end) ? value : NaN;
  }

  private take(token: string): boolean {
    const isNext = this.tokens[this.place] === token;
    this.place += isNext ? 1 : 0;
    return isNext;
  }
}

/**
 * Does the arithmetic of a step's expression as a person with a pocket
 * calculator would: thousands separators and units are no part of it.
 */
export function evaluate(expression: string): number {
  const tokens = expression
    .replace(/,/g, '')
    .replace(/ (B\/s|B|s)(?= |$|\))/g, '')
    .match(/min|[\d.]+|[^ ]/g);
  return new Calculator(tokens ?? []).result();
}
