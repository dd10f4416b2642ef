import { registryOf } from './registryOf';

describe('registryOf', () => {
  it.each([
    ['123456789012.dkr.ecr.us-east-1.amazonaws.com', 'aws', 'us-east-1'],
    [
      '123456789012.dkr.ecr.ap-southeast-2.amazonaws.com',
      'aws',
      'ap-southeast-2',
    ],
    [
      '123456789012.dkr.ecr-fips.us-gov-west-1.amazonaws.com',
      'aws',
      'us-gov-west-1',
    ],
    ['123456789012.dkr.ecr.cn-north-1.amazonaws.com.cn', 'aws', 'cn-north-1'],
    ['123456789012.dkr-ecr.eu-west-1.on.aws', 'aws', 'eu-west-1'],
    ['123456789012.DKR.ECR.EU-WEST-1.amazonaws.com:443', 'aws', 'eu-west-1'],
    ['europe-west1-docker.pkg.dev', 'gcp', 'europe-west1'],
    [
      'northamerica-northeast1-docker.pkg.dev',
      'gcp',
      'northamerica-northeast1',
    ],
    ['us-docker.pkg.dev', 'gcp', 'us'],
    ['gcr.io', 'gcp', 'us'],
    ['eu.gcr.io', 'gcp', 'europe'],
    ['asia.gcr.io', 'gcp', 'asia'],
    ['acme.azurecr.io', 'azure', undefined],
    ['ghcr.io', 'github', undefined],
    ['docker.io', 'docker', undefined],
    ['registry-1.docker.io', 'docker', undefined],
    ['quay.io', 'redhat', undefined],
    ['public.ecr.aws', 'aws-public', undefined],
    ['mcr.microsoft.com', 'other-public', undefined],
  ])('knows %s', (host, provider, location) => {
    expect(registryOf(host)).toEqual(
      location === undefined ? { provider } : { provider, location },
    );
  });

  it.each([
    'localhost:7070',
    'registry.example.com',
    'ghcr.io.example.com',
    'example.com/ghcr.io',
    'dkr.ecr.us-east-1.amazonaws.com',
    '123.dkr.ecr.us-east-1.amazonaws.com',
    'azurecr.io',
    'constructor',
    '',
    `${'a'.repeat(5000)}.azurecr.io`,
  ])('knows nothing of %s', host => {
    expect(registryOf(host)).toBeUndefined();
  });
});
