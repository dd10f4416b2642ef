import { stepArea, stepLine } from './stepPath';
import type { TrendRow } from './trendRows';

const place = {
  x: (row: TrendRow) => row.x * 10,
  y: (bytes: number) => 100 - bytes,
};

describe('stepLine', () => {
  const line = (rows: TrendRow[]) => stepLine(rows, row => row.total, place);

  it('holds each size until the next row', () => {
    expect(
      line([
        { x: 0, total: 10 },
        { x: 1, total: 30 },
        { x: 3, total: 20 },
      ]),
    ).toBe('M0 90H10V70H30V80');
  });

  it('breaks where a size is not known', () => {
    expect(
      line([
        { x: 0, total: 10 },
        { x: 1, total: 10 },
        { x: 2 },
        { x: 3, total: 20 },
        { x: 4, total: 20 },
      ]),
    ).toBe('M0 90H10M30 80H40');
  });

  it('writes tenths of a pixel', () => {
    expect(line([{ x: 0.123456, total: 1 / 3 }])).toBe('M1.2 99.7');
  });

  it('is empty where nothing is known', () => {
    expect(line([])).toBe('');
    expect(line([{ x: 0 }])).toBe('');
  });
});

describe('stepArea', () => {
  const area = (rows: TrendRow[]) => stepArea(rows, row => row.own, place);

  it('lies between both sizes of each row, and goes back the same way', () => {
    expect(
      area([
        { x: 0, own: [10, 30] },
        { x: 1, own: [20, 50] },
        { x: 2, own: [20, 50] },
      ]),
    ).toBe('M0 70H10V50H20V50V80H10V90H0Z');
  });

  it('is one for each stretch that is known', () => {
    expect(
      area([
        { x: 0, own: [0, 30] },
        { x: 1, own: [0, 30] },
        { x: 2 },
        { x: 3, own: [0, 40] },
        { x: 5, own: [0, 40] },
      ]),
    ).toBe('M0 70H10V70V100H0ZM30 60H50V60V100H30Z');
  });
});
