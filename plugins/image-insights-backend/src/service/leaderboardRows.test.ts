import { readCostConfig } from '../cost/config/readCostConfig';
import { TagImage } from '../database/TagImage';
import { leaderboardEntry } from './leaderboardRows';

const now = new Date('2026-11-21T00:00:00.000Z');

function image(
  repository: string,
  tag: string,
  from: string,
  compressedBytes: number,
  until?: string,
): TagImage {
  const digest = `${repository} ${tag} ${from}`;
  return {
    repository,
    tag,
    documentDigest: digest,
    digest,
    from: `2026-${from}T00:00:00.000Z`,
    until: until && `2026-${until}T00:00:00.000Z`,
    dateSource: 'created',
    platform: 'linux/amd64',
    compressedBytes,
    layerCount: 1,
  };
}

function rowOf(images: TagImage[]) {
  const byRepository = new Map<string, TagImage[]>();
  for (const one of images) {
    byRepository.set(one.repository, [
      ...(byRepository.get(one.repository) ?? []),
      one,
    ]);
  }
  return leaderboardEntry({
    entity: {
      entityRef: 'component:default/shop',
      kind: 'component',
      title: 'Shop',
      problems: [],
      repositories: [...byRepository.keys()],
    },
    images: byRepository,
    repositories: new Map(),
    config: {
      registries: [],
      schedule: { frequency: { minutes: 30 }, timeout: { minutes: 20 } },
      platforms: [{ os: 'linux', architecture: 'amd64' }],
      tagsPerRepository: 200,
      repositoryConcurrency: 1,
      cooldownMillis: 0,
      annotationMappings: [],
      cost: readCostConfig(undefined),
      deployments: { retentionMillis: 0 },
      score: { disabledRules: [], ruleWeights: {} },
    },
    now,
  }).row;
}

describe('leaderboardEntry', () => {
  it('measures growth over the images that were there 30 days ago', () => {
    const row = rowOf([
      image('r/api', '1.0.0', '06-01', 100),
      image('r/api', '1.1.0', '11-10', 130),
      image('r/worker', '1.0.0', '11-15', 500),
    ]);
    expect(row).toMatchObject({
      compressedBytes: 630,
      change30Days: { bytes: 30, percent: 30 },
    });
  });

  it('takes what latest pointed to for the line of an image without releases', () => {
    const row = rowOf([
      image('r/worker', 'latest', '06-01', 400, '11-15'),
      image('r/worker', 'latest', '11-15', 500),
    ]);
    expect(row).toMatchObject({
      compressedBytes: 500,
      change30Days: { bytes: 100, percent: 25 },
    });
    expect(row?.spark.map(step => step.compressedBytes)).toEqual([400, 500]);
  });

  it('knows no change where nothing was there before', () => {
    const row = rowOf([image('r/api', '1.0.0', '11-10', 100)]);
    expect(row?.compressedBytes).toBe(100);
    expect(row?.change30Days).toBeUndefined();
  });
});
