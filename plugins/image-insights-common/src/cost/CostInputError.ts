const SHOWN_LENGTH = 80;

/**
 * A setting or price that no cost can be calculated with. The message names
 * the field, the value that it has and what is allowed instead.
 * @public
 */
export class CostInputError extends Error {
  /** `cost.prices.aws.nat.data.asOf` */
  readonly field: string;
  /** As it was given. */
  readonly value: unknown;
  /** What the field takes, in words. */
  readonly allowed: string;

  constructor(options: { field: string; value: unknown; allowed: string }) {
    const { field, value, allowed } = options;
    super(`${field} is ${shown(value)}; allowed: ${allowed}`);
    this.name = 'CostInputError';
    this.field = field;
    this.value = value;
    this.allowed = allowed;
  }
}

function shown(value: unknown): string {
  const text = textOf(value);
  return text.length > SHOWN_LENGTH ? `${text.slice(0, SHOWN_LENGTH)}…` : text;
}

function textOf(value: unknown): string {
  switch (typeof value) {
    case 'undefined':
      return 'missing';
    case 'string':
      return `\`${value}\``;
    case 'object':
      return JSON.stringify(value);
    default:
      return String(value);
  }
}
