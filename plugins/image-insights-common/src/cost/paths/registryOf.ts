/** What the host of a registry tells of it. */
export interface RegistryKind {
  provider:
    | 'aws'
    | 'aws-public'
    | 'gcp'
    | 'azure'
    | 'github'
    | 'docker'
    | 'redhat'
    | 'other-public';
  /** Region or multi-region: `us-east-1`, `europe-west1`, `europe`. */
  location?: string;
}

const EXTERNAL: Record<string, RegistryKind['provider']> = {
  'public.ecr.aws': 'aws-public',
  'ecr-public.aws.com': 'aws-public',
  'ghcr.io': 'github',
  'docker.pkg.github.com': 'github',
  'docker.io': 'docker',
  'index.docker.io': 'docker',
  'registry-1.docker.io': 'docker',
  'registry.hub.docker.com': 'docker',
  'quay.io': 'redhat',
  'registry.redhat.io': 'redhat',
  'registry.access.redhat.com': 'redhat',
  'mcr.microsoft.com': 'other-public',
  'registry.gitlab.com': 'other-public',
  'registry.k8s.io': 'other-public',
  'nvcr.io': 'other-public',
  'cgr.dev': 'other-public',
};

const ECR =
  /^\d{12}\.dkr[.-]ecr(?:-fips)?\.([a-z]{2}(?:-[a-z]+){1,3}-\d)\.(?:amazonaws\.com|amazonaws\.com\.cn|on\.aws)$/;
const ARTIFACT_REGISTRY = /^([a-z]+(?:-[a-z]+\d+)?)-docker\.pkg\.dev$/;
const CONTAINER_REGISTRY = /^(?:(us|eu|asia)\.)?gcr\.io$/;
const AZURE = /^[a-z0-9-]{1,63}\.azurecr\.(?:io|cn|us)$/;
const MAX_HOST_LENGTH = 260;

/** `undefined` where the host is nobody's that is known. */
export function registryOf(host: string): RegistryKind | undefined {
  if (host.length > MAX_HOST_LENGTH) {
    return undefined;
  }
  const name = host.toLowerCase().replace(/:\d{1,5}$/, '');
  if (Object.hasOwn(EXTERNAL, name)) {
    return { provider: EXTERNAL[name] };
  }
  const ecr = ECR.exec(name);
  if (ecr) {
    return { provider: 'aws', location: ecr[1] };
  }
  const artifacts = ARTIFACT_REGISTRY.exec(name);
  if (artifacts) {
    return { provider: 'gcp', location: artifacts[1] };
  }
  const containers = CONTAINER_REGISTRY.exec(name);
  if (containers) {
    const [, location = 'us'] = containers;
    return {
      provider: 'gcp',
      location: location === 'eu' ? 'europe' : location,
    };
  }
  return AZURE.test(name) ? { provider: 'azure' } : undefined;
}
