import { TagImage } from '../database/TagImage';
import {
  currentPoint,
  judgedPoints,
  pointAt,
  pointBefore,
  releasePoints,
  tagPoints,
} from './releases';

function image(
  tag: string,
  from: string,
  options: { digest?: string; until?: string } = {},
): TagImage {
  return {
    repository: 'example.com/shop',
    tag,
    documentDigest: options.digest ?? tag,
    digest: options.digest ?? tag,
    from: `2026-${from}T00:00:00.000Z`,
    until: options.until && `2026-${options.until}T00:00:00.000Z`,
    dateSource: 'created',
    platform: 'linux/amd64',
    compressedBytes: 100,
    layerCount: 1,
  };
}

describe('releasePoints', () => {
  it('names an image by its most precise tag and keeps the others', () => {
    const points = releasePoints([
      image('1', '01-01', { digest: 'a' }),
      image('1.4', '01-01', { digest: 'a' }),
      image('1.4.2', '01-01', { digest: 'a' }),
      image('latest', '01-01', { digest: 'a' }),
    ]);
    expect(points).toMatchObject([
      { tag: '1.4.2', tags: ['1', '1.4', '1.4.2'] },
    ]);
  });

  it('says where a tag pointed before it was moved', () => {
    const points = releasePoints([
      image('1.0.0', '01-01', { digest: 'a', until: '02-01' }),
      image('1.0.0', '02-01', { digest: 'b' }),
    ]);
    expect(points.map(({ digest, movedFrom }) => [digest, movedFrom])).toEqual([
      ['a', undefined],
      ['b', 'a'],
    ]);
  });

  it('does not take a release after a pre-release of the next for maintenance', () => {
    const points = releasePoints([
      image('1.9.7', '01-01'),
      image('2.0.0-rc.1', '02-01'),
      image('1.9.8', '03-01'),
    ]);
    expect(points.every(({ mainline }) => mainline)).toBe(true);
    expect(currentPoint(points)?.tag).toBe('1.9.8');
  });

  it('orders releases of one moment by version', () => {
    const points = releasePoints([
      image('1.10.0', '01-01'),
      image('1.9.0', '01-01'),
    ]);
    expect(points.map(({ tag }) => tag)).toEqual(['1.9.0', '1.10.0']);
  });
});

describe('the points of a trend', () => {
  const points = releasePoints([
    image('1.0.0', '01-01'),
    image('2.0.0', '02-01'),
    image('1.0.1', '03-01'),
    image('2.1.0', '04-01', { until: '04-05' }),
  ]);

  it('has the newest release of the main line that is still there', () => {
    expect(currentPoint(points)?.tag).toBe('2.0.0');
  });

  it("knows the main line's release at a time", () => {
    const at = (time: string) => pointAt(points, new Date(time))?.tag;
    expect(at('2025-12-31')).toBeUndefined();
    expect(at('2026-01-15')).toBe('1.0.0');
    expect(at('2026-03-15')).toBe('2.0.0');
  });

  it('steps over maintenance releases to the one before', () => {
    expect(pointBefore(points, points[3])?.tag).toBe('2.0.0');
    expect(pointBefore(points, points[0])).toBeUndefined();
  });
});

describe('judgedPoints', () => {
  it('are the movements of latest where nothing counts as a release', () => {
    const images = [
      image('main', '01-01'),
      image('latest', '01-01', { digest: 'a', until: '02-01' }),
      image('latest', '02-01', { digest: 'b' }),
    ];
    expect(judgedPoints(images)).toEqual(tagPoints(images, 'latest'));
    expect(judgedPoints(images)).toHaveLength(2);
    expect(currentPoint(judgedPoints(images))).toMatchObject({
      tag: 'latest',
      digest: 'b',
    });
    expect(judgedPoints([])).toEqual([]);
  });

  it('are the releases as soon as there is one', () => {
    const images = [image('latest', '01-01'), image('1.0.0', '02-01')];
    expect(judgedPoints(images).map(({ tag }) => tag)).toEqual(['1.0.0']);
  });
});
