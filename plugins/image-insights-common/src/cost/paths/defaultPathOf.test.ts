import { defaultPathOf } from './defaultPathOf';

describe('defaultPathOf', () => {
  it('takes nodes to be in the region of ECR, behind NAT', () => {
    expect(
      defaultPathOf('123456789012.dkr.ecr.eu-central-1.amazonaws.com'),
    ).toEqual({ path: 'aws-nat', region: 'eu-central-1' });
  });

  it('takes nodes to be in the region of Artifact Registry', () => {
    expect(defaultPathOf('europe-west1-docker.pkg.dev')).toEqual({
      path: 'gcp-same-location',
      region: 'europe-west1',
    });
  });

  it('knows no region of nodes from a multi-region', () => {
    for (const host of ['europe-docker.pkg.dev', 'gcr.io', 'eu.gcr.io']) {
      expect(defaultPathOf(host)).toEqual({ path: 'gcp-same-location' });
    }
  });

  it('knows no region from a registry of Azure', () => {
    expect(defaultPathOf('acme.azurecr.io')).toEqual({
      path: 'azure-same-region',
    });
  });

  it.each([
    'ghcr.io',
    'docker.io',
    'quay.io',
    'public.ecr.aws',
    'registry.k8s.io',
  ])('takes nodes that pull from %s to be behind NAT in AWS', host => {
    expect(defaultPathOf(host)).toEqual({ path: 'aws-external' });
    expect(defaultPathOf(host, 'aws-vpc-endpoints')).toEqual({
      path: 'aws-external',
    });
  });

  it('takes them to be where the configured path ends', () => {
    expect(defaultPathOf('ghcr.io', 'gcp-same-location')).toEqual({
      path: 'gcp-cloud-nat',
    });
    expect(defaultPathOf('ghcr.io', 'azure-private-endpoint')).toEqual({
      path: 'azure-nat',
    });
  });

  it('leaves a path to the configuration that is of no cloud', () => {
    for (const path of ['internet-egress', 'self-hosted', 'custom'] as const) {
      expect(defaultPathOf('ghcr.io', path)).toBeUndefined();
    }
  });

  it('assumes nothing of any other host', () => {
    expect(defaultPathOf('localhost:7070')).toBeUndefined();
    expect(defaultPathOf('registry.example.com', 'aws-nat')).toBeUndefined();
  });
});
