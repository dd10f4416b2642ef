import { mockCredentials } from '@backstage/backend-test-utils';
import {
  nameOfBase,
  repositoriesOfName,
  repositoryOfName,
  shownBase,
  withheldBases,
} from './withheldBases';

describe('repositoryOfName', () => {
  it.each([
    ['r.example.com/base/jre:11', 'r.example.com/base/jre'],
    ['localhost:5000/base/jre', 'localhost:5000/base/jre'],
    ['localhost:5000/base/jre:11', 'localhost:5000/base/jre'],
    [`r.example.com/a/b@sha256:${'a'.repeat(64)}`, 'r.example.com/a/b'],
    ['scratch', 'scratch'],
  ])('of %s is %s', (name, repository) => {
    expect(repositoryOfName(name)).toBe(repository);
  });
});

describe('repositoriesOfName', () => {
  it.each([
    ['r.example.com/base/jre:11', ['r.example.com/base/jre']],
    ['team/base:1', ['team/base', 'docker.io/team/base']],
    ['debian', ['debian', 'docker.io/library/debian']],
    ['Windows 10.0.17763', ['Windows 10.0.17763']],
  ])('of %s are %p', (name, repositories) => {
    expect(repositoriesOfName(name)).toEqual(repositories);
  });
});

describe('withheldBases', () => {
  const SECRET = 'component:default/secret';
  const SHOWN = 'component:default/shown';

  it('knows a repository of Docker Hub by its short name, too', async () => {
    const owners = new Map([
      ['docker.io/team/base', [SECRET]],
      ['docker.io/team/shared', [SECRET, SHOWN]],
    ]);
    const names = ['team/base:1', 'docker.io/team/base:2', 'team/shared:1'];
    const isWithheld = await withheldBases({
      names: [...names, 'debian:12', undefined],
      credentials: mockCredentials.user(),
      stores: {
        entities: {
          entitiesOf: async repositories =>
            new Map(
              [...owners].filter(([name]) => repositories.includes(name)),
            ),
        },
      },
      entities: {
        readableRefs: async refs =>
          new Set([...refs].filter(ref => ref === SHOWN)),
      },
    });
    expect(names.map(isWithheld)).toEqual([true, true, false]);
    expect([isWithheld('debian:12'), isWithheld(undefined)]).toEqual([
      false,
      false,
    ]);
  });
});

describe('shownBase', () => {
  const base = {
    known: true as const,
    name: 'r.example.com/secret/base:1',
    digest: `sha256:${'a'.repeat(64)}`,
    layerCount: 2,
    method: 'diff-id-prefix' as const,
    confidence: 'certain' as const,
  };

  it('keeps the split but neither name nor digest of a withheld base', () => {
    expect(shownBase(base, name => name === base.name)).toEqual({
      known: true,
      layerCount: 2,
      method: 'diff-id-prefix',
      confidence: 'certain',
    });
  });

  it('shows any other base as it is', () => {
    expect(shownBase(base, () => false)).toBe(base);
    const unknown = { known: false as const, reason: 'no history' };
    expect(shownBase(unknown, () => true)).toBe(unknown);
    expect(nameOfBase(unknown)).toBeUndefined();
  });
});
