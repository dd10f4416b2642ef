import { TagImage } from '../database/TagImage';
import { NO_RELEASE_RANK, releaseContexts } from './releaseContexts';

function image(
  tag: string,
  from: string,
  others: Partial<TagImage> = {},
): TagImage {
  return {
    repository: 'example.com/shop',
    tag,
    documentDigest: tag,
    digest: tag,
    from: `2026-${from}T00:00:00.000Z`,
    dateSource: 'created',
    platform: 'linux/amd64',
    compressedBytes: 100,
    layerCount: 1,
    ...others,
  };
}

describe('releaseContexts', () => {
  it('ranks releases from the newest one, and what is no release last', () => {
    const contexts = releaseContexts(
      [
        image('1.0.0', '01-01'),
        image('1.1.0', '02-01'),
        image('1.2.0', '03-01'),
        image('main', '04-01'),
      ],
      undefined,
    );
    expect(
      [...contexts.values()].map(({ tag, rank, isCurrent }) => [
        tag,
        rank,
        isCurrent,
      ]),
    ).toEqual([
      ['1.0.0', 2, false],
      ['1.1.0', 1, false],
      ['1.2.0', 0, true],
      ['main', NO_RELEASE_RANK, false],
    ]);
  });

  it('compares a maintenance release with lower versions, and the main line with itself', () => {
    const contexts = releaseContexts(
      [
        image('1.0.0', '01-01'),
        image('2.0.0', '02-01'),
        image('1.0.1', '03-01'),
        image('2.1.0', '04-01'),
      ],
      undefined,
    );
    const earlier = (digest: string) =>
      contexts.get(digest)?.earlier.map(({ tag }) => tag);
    expect(earlier('1.0.1')).toEqual(['1.0.0']);
    expect(earlier('2.1.0')).toEqual(['2.0.0', '1.0.0']);
  });

  it('says where a tag pointed before', () => {
    const contexts = releaseContexts(
      [
        image('1.0.0', '01-01', {
          digest: 'a',
          until: '2026-02-01T00:00:00.000Z',
        }),
        image('1.0.0', '02-01', { digest: 'b' }),
      ],
      undefined,
    );
    expect(contexts.get('b')?.movedFrom).toEqual([
      { digest: 'a', until: '2026-02-01T00:00:00.000Z' },
    ]);
    expect(contexts.get('a')?.movedFrom).toEqual([]);
  });

  it('keeps platforms apart', () => {
    const contexts = releaseContexts(
      [
        image('1.0.0', '01-01', { digest: 'amd-1' }),
        image('1.0.0', '01-01', { digest: 'arm-1', platform: 'linux/arm64' }),
        image('1.1.0', '02-01', { digest: 'arm-2', platform: 'linux/arm64' }),
      ],
      undefined,
    );
    expect(contexts.get('amd-1')).toMatchObject({ isCurrent: true, rank: 0 });
    expect(contexts.get('arm-2')?.earlier.map(({ digest }) => digest)).toEqual([
      'arm-1',
    ]);
  });

  it('takes no longer than it must for a history of thousands', () => {
    const images = Array.from({ length: 6_000 }, (_, index) =>
      image(`1.${index}.0`, '01-01', {
        digest: `sha256:${index}`,
        from: new Date(1_600_000_000_000 + index * 60_000).toISOString(),
      }),
    );
    const began = process.cpuUsage();
    const contexts = releaseContexts(images, undefined);
    // It took a quarter of a minute when every image looked at all others.
    expect(process.cpuUsage(began).user / 1e6).toBeLessThan(10);
    expect(contexts.get('sha256:5000')?.earlier).toHaveLength(20);
    expect(contexts.get('sha256:5000')?.earlier[0].tag).toBe('1.4999.0');
    expect(contexts.get('sha256:0')?.earlier).toEqual([]);
  });
});
