import { compileTagPattern } from './compileTagPattern';

function compiled(source: string) {
  const result = compileTagPattern(source);
  if (!result.ok) {
    throw new Error(result.message);
  }
  return result.value;
}

describe('compileTagPattern', () => {
  it('matches whole tags only', () => {
    const pattern = compiled('1\\..*');
    expect(pattern.matches('1.2')).toBe(true);
    expect(pattern.matches('v1.2')).toBe(false);
  });

  it('answers at once where backtracking would take for ever', () => {
    const pattern = compiled('(a+)+(b|a*)*c');
    const began = process.cpuUsage();
    expect(pattern.matches('a'.repeat(128))).toBe(false);
    expect(process.cpuUsage(began).user / 1e6).toBeLessThan(10);
  });

  it.each(['', '   ', 'a'.repeat(201), '(', '(?=a)', '(a)\\1'])(
    'refuses %j and says what to write',
    source => {
      expect(compileTagPattern(source)).toEqual({
        ok: false,
        message: expect.any(String),
        remedy: expect.stringContaining('rite'),
      });
    },
  );
});
