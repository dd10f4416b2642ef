import { readCostConfig } from '../config/readCostConfig';
import { SettingsOptions, settingsFor } from './settingsFor';

const ECR = '123456789012.dkr.ecr.eu-west-1.amazonaws.com';

function found(
  host: string,
  written: object = {},
  others: Partial<SettingsOptions> = {},
) {
  return settingsFor({ host, config: readCostConfig(written), ...others });
}

describe('settingsFor', () => {
  it('takes the default where nobody says anything, and says so', () => {
    const { settings, sources } = found('registry.example.com');
    expect(settings).toMatchObject({ path: 'aws-nat', region: 'us-east-1' });
    expect(sources).toEqual({});
  });

  it.each([
    [ECR, 'aws-nat', 'eu-west-1'],
    ['europe-west1-docker.pkg.dev', 'gcp-same-location', 'europe-west1'],
    ['shop.azurecr.io', 'azure-same-region', 'eastus'],
    ['ghcr.io', 'aws-external', 'us-east-1'],
  ])('infers the place of %s from its name', (host, path, region) => {
    const { settings, sources } = found(host);
    expect(settings).toMatchObject({ path, region });
    expect(sources.path).toBe('inferred');
    expect(sources.region).toBe(
      region === 'us-east-1' ? undefined : 'inferred',
    );
  });

  it('lets what is configured go before what is inferred', () => {
    const { settings, sources } = found(ECR, {
      path: 'aws-nat-s3-gateway',
      region: 'us-east-2',
    });
    expect(settings).toMatchObject({
      path: 'aws-nat-s3-gateway',
      region: 'us-east-2',
    });
    expect(sources).toEqual({ path: 'config', region: 'config' });
  });

  it('takes no way for a registry to which it cannot lead', () => {
    const written = { path: 'aws-nat-s3-gateway', region: 'eu-west-1' };
    expect(found('ghcr.io', written)).toMatchObject({
      settings: { path: 'aws-external', region: 'eu-west-1' },
      sources: { path: 'inferred', region: 'config' },
    });
    expect(found('europe-west1-docker.pkg.dev', written)).toMatchObject({
      settings: { path: 'gcp-same-location', region: 'us-central1' },
      sources: { path: 'inferred', region: 'inferred' },
    });
    expect(found('registry.example.com', written).settings.path).toBe(
      'aws-nat-s3-gateway',
    );
  });

  it('lets what is configured for a registry go before all of that', () => {
    const { settings, sources } = found('ghcr.io', {
      path: 'aws-nat',
      cache: 'none',
      registries: [{ host: 'ghcr.io', path: 'custom', cache: 'warm' }],
    });
    expect(settings).toMatchObject({ path: 'custom', cache: 'warm' });
    expect(sources).toMatchObject({ path: 'config', cache: 'config' });
  });

  const config = { instances: 5, deploymentsPerMonth: 5, nodes: 5 };
  const annotated = { instances: 7, perMonth: 7, runtime: 'task' } as const;

  it('believes deployments before annotations, and those before app-config', () => {
    expect(
      found('ghcr.io', config, {
        annotated,
        deployed: {
          instances: 9,
          nodes: 9,
          perMonth: 9,
          source: 'recorded',
        },
      }),
    ).toMatchObject({
      settings: {
        instances: 9,
        nodes: 9,
        deploymentsPerMonth: 9,
        runtime: 'task',
      },
      sources: {
        instances: 'recorded',
        nodes: 'recorded',
        deploymentsPerMonth: 'recorded',
        runtime: 'annotation',
      },
    });
    expect(
      found('ghcr.io', config, {
        annotated,
        deployed: { perMonth: 9, source: 'inferred' },
      }),
    ).toMatchObject({
      settings: { instances: 7, nodes: 5, deploymentsPerMonth: 7 },
      sources: {
        instances: 'annotation',
        nodes: 'config',
        deploymentsPerMonth: 'annotation',
      },
    });
    expect(
      found('ghcr.io', config, {
        deployed: { perMonth: 9, source: 'inferred' },
      }),
    ).toMatchObject({
      settings: { instances: 5, deploymentsPerMonth: 9 },
      sources: { instances: 'config', deploymentsPerMonth: 'inferred' },
    });
  });
});
