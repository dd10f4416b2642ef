import { horizontalScale, sizeScale } from './plotScale';

describe('horizontalScale', () => {
  const scale = horizontalScale([100, 200], { left: 10, right: 110 });

  it('places values between the edges, and finds them again', () => {
    expect(scale.toPixel(100)).toBe(10);
    expect(scale.toPixel(150)).toBe(60);
    expect(scale.toValue(60)).toBe(150);
  });

  it('draws what lies outside at the edge', () => {
    expect(scale.toPixel(50)).toBe(10);
    expect(scale.toPixel(900)).toBe(110);
    expect(scale.toValue(-40)).toBe(100);
  });

  it('survives a domain of one value', () => {
    const single = horizontalScale([5, 5], { left: 0, right: 10 });
    expect(single.toPixel(5)).toBe(0);
  });
});

describe('sizeScale', () => {
  const area = { top: 0, bottom: 300 };

  it('runs from the bottom up', () => {
    const linear = sizeScale([0, 300], area, false);
    expect(linear(0)).toBe(300);
    expect(linear(300)).toBe(0);
    expect(linear(75)).toBe(225);
  });

  it('gives every decade the same height on a logarithmic scale', () => {
    const log = sizeScale([1e3, 1e6], area, true);
    expect(log(1e4)).toBeCloseTo(200);
    expect(log(1e5)).toBeCloseTo(100);
  });
});
