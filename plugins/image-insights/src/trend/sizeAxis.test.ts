import { sizeAxis } from './sizeAxis';

describe('sizeAxis', () => {
  const rows = [
    { x: 0, total: 100e6, baseLine: 2e6 },
    { x: 1, placed: 180e6 },
  ];

  it('begins at 0 and leaves room above the largest size', () => {
    const { ticks, largestBytes } = sizeAxis({ rows, scale: 'linear' });
    expect(ticks[0]).toBe(0);
    expect(ticks[ticks.length - 1]).toBeGreaterThanOrEqual(180e6 * 1.08);
    expect(largestBytes).toBe(180e6);
  });

  it('reaches up to a near budget, and leaves a far one to words', () => {
    const near = sizeAxis({ rows, scale: 'linear', limitBytes: 250e6 });
    expect(near.isBudgetNear).toBe(true);
    expect(near.ticks[near.ticks.length - 1]).toBeGreaterThanOrEqual(250e6);
    const far = sizeAxis({ rows, scale: 'linear', limitBytes: 900e6 });
    expect(far.isBudgetNear).toBe(false);
    expect(far.ticks[far.ticks.length - 1]).toBeLessThan(300e6);
  });

  it('takes whole decades around sizes and bases on a logarithmic scale', () => {
    const { ticks } = sizeAxis({ rows, scale: 'log' });
    expect(ticks[0]).toBe(1e6);
    expect(ticks[ticks.length - 1]).toBe(1e9);
  });
});
