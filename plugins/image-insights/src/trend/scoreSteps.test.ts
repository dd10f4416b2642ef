import { growingHistory, historyPoint } from '../__testUtils__';
import { scoreSteps } from './scoreSteps';
import { trendRows } from './trendRows';

const { points } = growingHistory();
const range = {
  from: Date.parse('2026-10-01T00:00:00Z'),
  until: Date.parse('2026-11-21T00:00:00Z'),
};

function steps(options: {
  gaps?: { from: string; until: string; reason: string }[];
  axis?: 'time' | 'order';
}) {
  const { gaps = [], axis = 'time' } = options;
  return scoreSteps({
    rows: trendRows({ points, gaps, range, axis }),
    range,
    axis,
    before: points[0],
  }).map(({ from, until, score }) => [
    axis === 'time' ? new Date(from).toISOString().slice(0, 10) : from,
    axis === 'time' ? new Date(until).toISOString().slice(0, 10) : until,
    score.points,
  ]);
}

describe('scoreSteps', () => {
  it('holds each score until the next release, and leaves out what was not judged', () => {
    expect(steps({})).toEqual([
      ['2026-10-20', '2026-11-20', 70.2],
      ['2026-11-20', '2026-11-21', 61.4],
    ]);
  });

  it('breaks where nothing was scanned, and goes on with what is valid after', () => {
    const gap = {
      from: '2026-11-01T00:00:00Z',
      until: '2026-11-05T00:00:00Z',
      reason: 'the registry did not answer',
    };
    expect(steps({ gaps: [gap] })).toEqual([
      ['2026-10-20', '2026-11-01', 70.2],
      ['2026-11-05', '2026-11-20', 70.2],
      ['2026-11-20', '2026-11-21', 61.4],
    ]);
  });

  it('gives every release the same width in their order', () => {
    expect(steps({ axis: 'order' })).toEqual([
      [0, 1, 70.2],
      [1, 2, 61.4],
    ]);
  });

  it('lets maintenance releases not carry the line', () => {
    const beside = historyPoint({
      tag: '1.9.7',
      mainline: false,
      at: '2026-11-01T00:00:00Z',
      score: { points: 10, upTo: 10, grade: 'F', evidence: 1 },
    });
    const all = [...points.slice(0, 2), beside, points[2]];
    const rows = trendRows({ points: all, gaps: [], range, axis: 'time' });
    expect(
      scoreSteps({ rows, range, axis: 'time' }).map(
        ({ score }) => score.points,
      ),
    ).toEqual([70.2, 61.4]);
  });
});
