import { readConfig } from '../../config/readConfig';
import { TagImage } from '../../database/TagImage';
import { leaderboardEntry } from '../../service/leaderboardRows';
import { groupedBy } from '../../collections/groupedBy';
import { ConfigReader } from '@backstage/config';
import { coverageOf } from './coverageOf';

const JUDGED = { points: 61, upTo: 80, grade: 'C', evidence: 1 } as const;

function image(repository: string, score?: TagImage['score']): TagImage {
  return {
    repository,
    tag: '1.0.0',
    documentDigest: `image of ${repository}`,
    digest: `image of ${repository}`,
    from: '2026-11-01T00:00:00.000Z',
    dateSource: 'created',
    platform: 'linux/amd64',
    compressedBytes: 1,
    layerCount: 1,
    score,
  };
}

function service(repositories: string[], images: TagImage[]) {
  return leaderboardEntry({
    entity: {
      entityRef: 'component:default/shop',
      kind: 'component',
      title: 'Shop',
      problems: [],
      repositories,
    },
    images: groupedBy(images, ({ repository }) => repository),
    repositories: new Map(),
    config: readConfig(new ConfigReader({})),
    now: new Date('2026-11-21T00:00:00.000Z'),
  });
}

describe('coverageOf', () => {
  const entries = [
    service(
      ['one.example.com/shop', 'two.example.com/shop'],
      [image('one.example.com/shop', JUDGED), image('two.example.com/shop')],
    ),
    service(['two.example.com/never-read'], []),
  ];

  it('counts as judged whose images all were', () => {
    expect(coverageOf(entries)).toEqual({ services: 2, read: 1, judged: 0 });
  });

  it('leaves images on registries out that nobody asks for', () => {
    expect(coverageOf(entries, ['one.example.com'])).toEqual({
      services: 2,
      read: 1,
      judged: 1,
    });
    expect(coverageOf(entries, ['two.example.com'])).toEqual({
      services: 2,
      read: 1,
      judged: 0,
    });
    expect(coverageOf(entries, ['three.example.com']).read).toBe(0);
  });
});
