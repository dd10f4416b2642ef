import { planSavings, savingGroups } from '../savings';
import { CostSettings } from '../schema';
import { costInput, costStream, pullImage } from '../testing/costInputs';
import { pathAlternatives } from './pathAlternatives';
import { whatIfs } from './whatIfs';

const ECR = '123456789012.dkr.ecr.us-east-1.amazonaws.com';

describe('pathAlternatives', () => {
  it('names the other ways from the registry of a cloud to its nodes', () => {
    expect(pathAlternatives('aws-nat', { registryHost: ECR })).toEqual([
      'aws-nat-s3-gateway',
      'aws-vpc-endpoints',
      'aws-vpc-endpoints-s3-interface',
      'aws-public',
    ]);
    expect(pathAlternatives('azure-nat')).toEqual([
      'azure-same-region',
      'azure-private-endpoint',
    ]);
  });

  it('takes a host that nobody knows to be what the path says', () => {
    expect(
      pathAlternatives('aws-nat', { registryHost: 'registry.example.com' }),
    ).toEqual(pathAlternatives('aws-nat'));
  });

  it.each<[CostSettings['path'], string]>([
    ['aws-nat', 'ghcr.io'],
    ['aws-nat', 'public.ecr.aws'],
    ['gcp-cloud-nat', 'docker.io'],
    ['azure-nat', 'quay.io'],
  ])('offers %s no way within the cloud to %s', (path, registryHost) => {
    expect(pathAlternatives(path, { registryHost })).toEqual([]);
  });

  it('leaves a repository in another location there when its bytes need no NAT', () => {
    const registryHost = 'europe-docker.pkg.dev';
    expect(
      pathAlternatives('gcp-cloud-nat', {
        registryHost,
        region: 'us-central1',
      }),
    ).toEqual(['gcp-cross-location']);
    expect(
      pathAlternatives('gcp-cloud-nat', {
        registryHost,
        region: 'europe-west1',
      }),
    ).toEqual(['gcp-same-location']);
  });

  it('knows no others of what an operator configured', () => {
    expect(pathAlternatives('custom')).toEqual([]);
    expect(pathAlternatives('self-hosted')).toEqual([]);
  });

  it('keeps scenarios and plans from promising what a registry cannot give', () => {
    const image = pullImage({ layers: [[500_000_000, 'all']] });
    const paths = (repository: string) => {
      const input = costInput([
        costStream(
          [image],
          { path: 'gcp-cloud-nat', region: 'us-central1' },
          { repository },
        ),
      ]);
      const plan = planSavings({
        ...input,
        items: [],
        groups: savingGroups(input),
      });
      return [...whatIfs(input), ...plan.items].flatMap(({ kind, subject }) =>
        kind === 'path' ? [subject] : [],
      );
    };
    expect(paths('ghcr.io/shop/checkout')).toEqual([]);
    expect(paths('us-docker.pkg.dev/shop/images/checkout')).toEqual([
      'gcp-same-location',
      'gcp-same-location',
    ]);
    expect(paths('europe-docker.pkg.dev/shop/images/checkout')).toEqual([
      'gcp-cross-location',
      'gcp-cross-location',
    ]);
  });
});
