import { CostInputError } from './CostInputError';

function messageOf(value: unknown): string {
  return new CostInputError({ field: 'nodes', value, allowed: '0 or more' })
    .message;
}

describe('CostInputError', () => {
  it('names the field, its value and what is allowed', () => {
    const error = new CostInputError({
      field: 'path',
      value: 'tunnel',
      allowed: 'aws-nat, custom',
    });
    expect(error).toMatchObject({
      name: 'CostInputError',
      message: 'path is `tunnel`; allowed: aws-nat, custom',
      field: 'path',
      value: 'tunnel',
      allowed: 'aws-nat, custom',
    });
    expect(error).toBeInstanceOf(Error);
  });

  it.each<[unknown, string]>([
    [undefined, 'missing'],
    ['', '``'],
    [-1, '-1'],
    [NaN, 'NaN'],
    [Infinity, 'Infinity'],
    [null, 'null'],
    [[{ usd: 1 }], '[{"usd":1}]'],
  ])('shows %p as %s', (value, text) => {
    expect(messageOf(value)).toBe(`nodes is ${text}; allowed: 0 or more`);
  });

  it('shows only the beginning of a long value', () => {
    expect(messageOf('x'.repeat(10_000)).length).toBeLessThan(150);
  });
});
