import { ConfigReader } from '@backstage/config';
import { readConfig } from './readConfig';

function read(imageInsights?: object) {
  return readConfig(
    new ConfigReader(
      imageInsights === undefined
        ? {}
        : JSON.parse(JSON.stringify({ imageInsights })),
    ),
  );
}

describe('readConfig', () => {
  it('has a default for everything', () => {
    expect(read()).toMatchObject({
      registries: [],
      schedule: {
        frequency: { minutes: 30 },
        timeout: { minutes: 20 },
      },
      platforms: [{ os: 'linux', architecture: 'amd64' }],
      tagsPerRepository: 200,
    });
  });

  it('reads a registry with its credentials', () => {
    expect(
      read({
        registries: [
          {
            host: 'Registry.Example.com',
            credentials: { username: 'robot', password: 'p' },
          },
          { host: 'ghcr.io', credentials: { token: 't' }, concurrency: 3 },
        ],
      }).registries,
    ).toEqual([
      {
        host: 'registry.example.com',
        credentials: { username: 'robot', password: 'p' },
      },
      { host: 'ghcr.io', credentials: { registryToken: 't' }, concurrency: 3 },
    ]);
  });

  it('reads contents of the newest ten releases unless told otherwise', () => {
    const contents = {
      releasesPerRepository: 10,
      maxLayerBytes: 2_000_000_000,
      bytesPerHour: undefined,
    };
    expect(read().contents).toMatchObject(contents);
    expect(read({ scan: { contents: true } }).contents).toMatchObject(contents);
    expect(read({ scan: { contents: false } }).contents).toBeUndefined();
    expect(
      read({
        scan: {
          contents: {
            releasesPerRepository: 3,
            maxLayerBytes: '500 MB',
            bytesPerHour: '20 GB',
            threads: 0,
          },
        },
      }).contents,
    ).toEqual({
      releasesPerRepository: 3,
      maxLayerBytes: 500_000_000,
      bytesPerHour: 20_000_000_000,
      threads: 0,
    });
  });

  it('reads which rules are asked and how they count', () => {
    expect(read().score).toEqual({ disabledRules: [], ruleWeights: {} });
    const score = {
      disabledRules: ['healthcheck-missing'],
      ruleWeights: { 'too-many-layers': 0.5 },
      approvedBases: ['registry.example.com/base/*'],
    };
    expect(read({ score }).score).toEqual(score);
  });

  it('keeps deployments for two years, and takes none of Flux without a secret', () => {
    const day = 24 * 60 * 60_000;
    expect(read().deployments).toEqual({ retentionMillis: 730 * day });
    const secret = 'a secret of Flux';
    expect(
      read({ deployments: { flux: { secret }, retention: { days: 90 } } })
        .deployments,
    ).toEqual({ fluxSecret: secret, retentionMillis: 90 * day });
  });

  it('reads the budget for services without their own', () => {
    expect(read({ score: { sizeBudget: '500 MB' } }).defaultBudgetBytes).toBe(
      500_000_000,
    );
  });

  it.each([
    [{ registries: [{}] }, 'imageInsights.registries.0.host'],
    [{ registries: [{ host: 'https://x.example/' }] }, 'registries[0].host'],
    [{ registries: [{ host: 'a.example', plainHTTP: true }] }, 'plainHTTP'],
    [
      { registries: [{ host: 'a.example' }, { host: 'A.example' }] },
      'lists a.example twice',
    ],
    [
      { registries: [{ host: 'a.example', credentials: { username: 'u' } }] },
      'registries[0].credentials has username',
    ],
    [{ scan: { platforms: ['linux'] } }, "platforms[0] is 'linux'"],
    [
      { scan: { tagsPerRepository: 0 } },
      'imageInsights.scan.tagsPerRepository',
    ],
    [{ scan: { schedule: { frequency: 'often' } } }, 'scan.schedule'],
    [{ score: { sizeBudget: 'large' } }, 'score.sizeBudget'],
    [
      { score: { ruleWeights: { a: 11 } } },
      'imageInsights.score.ruleWeights.a',
    ],
    [{ scan: { contents: 'all' } }, 'write true, false, or any of'],
    [
      { scan: { contents: { maxLayerBytes: 'huge' } } },
      'imageInsights.scan.contents.maxLayerBytes',
    ],
    [{ scan: { contents: { threads: 99 } } }, 'imageInsights.scan.contents'],
    [
      { annotations: [{ annotation: 'a/b', host: 'nowhere.example' }] },
      'annotations[0].host',
    ],
    [
      { deployments: { retention: { days: 89 } } },
      'imageInsights.deployments.retention is less than 90 days',
    ],
    [
      { deployments: { flux: { secret: 'short' } } },
      'imageInsights.deployments.flux.secret',
    ],
    [{ deployments: { argo: {} } }, 'argo'],
    [{ registrys: [] }, 'registrys'],
  ])('refuses %j and names the key', (section, part) => {
    expect(() => read(section)).toThrow(part);
  });

  it('never repeats a secret in its messages', () => {
    const credentials = { username: 'u', password: 'hunter2', token: 'geheim' };
    let message = '';
    try {
      read({ registries: [{ host: 'a.example', credentials }] });
    } catch (error) {
      message = String(error);
    }
    expect(message).toContain('credentials');
    expect(message).not.toMatch(/hunter2|geheim/);
    expect(() => read({ deployments: { flux: { secret: 'geheim' } } })).toThrow(
      /^(?!.*geheim).*flux\.secret/,
    );
  });
});
