import { DEFAULT_ANNOTATION_MAPPINGS } from './AnnotationMapping';
import { resolveRepositories } from './resolveRepositories';

const OWN = 'image-insights.io/repositories';

function resolve(
  annotations: Record<string, string>,
  hosts = ['registry.example.com', 'quay.io'],
) {
  return resolveRepositories({
    annotations,
    isConfigured: host => hosts.includes(host),
    mappings: [
      {
        annotation: 'goharbor.io/repository-slug',
        form: 'name-or-reference',
        host: 'registry.example.com',
        prefix: 'mirror',
      },
      ...DEFAULT_ANNOTATION_MAPPINGS,
    ],
    // The grammar is oci-registry's own; here only its shape matters.
    parseRepository: text => {
      const [host, ...name] = text.split('/');
      return name.length > 0 && !text.includes(' ')
        ? { ok: true, value: { host, name: name.join('/') } }
        : {
            ok: false,
            message: `'${text}' is none`,
            remedy: 'write host/name',
          };
    },
  });
}

describe('resolveRepositories', () => {
  it('reads a comma-separated list, once each, in the order written', () => {
    const value =
      'registry.example.com/shop/b, registry.example.com/shop/a ,registry.example.com/shop/b,';
    expect(resolve({ [OWN]: value })).toEqual({
      repositories: [
        { host: 'registry.example.com', name: 'shop/b', annotation: OWN },
        { host: 'registry.example.com', name: 'shop/a', annotation: OWN },
      ],
      problems: [],
    });
  });

  it('tells of a bad item and takes the good ones', () => {
    const found = resolve({ [OWN]: 'nonsense, quay.io/acme/api' });
    expect(found.repositories.map(({ name }) => name)).toEqual(['acme/api']);
    expect(found.problems).toEqual([
      {
        code: 'annotation-invalid',
        annotation: OWN,
        value: 'nonsense',
        message: "'nonsense' is none",
        remedy: 'write host/name',
      },
    ]);
  });

  it('refuses a registry that is not configured, and says who can help', () => {
    const found = resolve({ [OWN]: 'evil.example/x/y' });
    expect(found.repositories).toEqual([]);
    expect(found.problems).toMatchObject([
      {
        code: 'registry-not-configured',
        value: 'evil.example/x/y',
        message: expect.stringContaining('evil.example'),
        remedy: expect.stringContaining('imageInsights.registries'),
      },
    ]);
  });

  it('tells of an empty annotation', () => {
    expect(resolve({ [OWN]: ' , ' }).problems).toMatchObject([
      { code: 'annotation-invalid', message: 'The annotation is empty' },
    ]);
  });

  it('reads 50 repositories at most and says so', () => {
    const value = Array.from({ length: 60 }, (_, n) => `quay.io/a/n${n}`);
    const found = resolve({ [OWN]: value.join(',') });
    expect(found.repositories).toHaveLength(50);
    expect(found.problems).toHaveLength(1);
  });

  it("reads other plugins' annotations where the own one is absent", () => {
    expect(
      resolve({
        'quay.io/repository-slug': 'acme/api',
        'goharbor.io/repository-slug': 'library/web',
      }).repositories,
    ).toEqual([
      {
        host: 'registry.example.com',
        name: 'mirror/library/web',
        annotation: 'goharbor.io/repository-slug',
      },
      {
        host: 'quay.io',
        name: 'acme/api',
        annotation: 'quay.io/repository-slug',
      },
    ]);
  });

  it('takes a host that is written in a slug, if it is configured', () => {
    expect(
      resolve({ 'goharbor.io/repository-slug': 'quay.io/acme/api' })
        .repositories,
    ).toMatchObject([{ host: 'quay.io', name: 'acme/api' }]);
  });

  it('lets the own annotation decide alone', () => {
    expect(
      resolve({
        [OWN]: 'quay.io/acme/own',
        'quay.io/repository-slug': 'acme/other',
      }).repositories,
    ).toMatchObject([{ name: 'acme/own' }]);
  });

  it("says nothing of other plugins' registries that are not configured", () => {
    expect(resolve({ 'docker.com/repository': 'acme/api' })).toEqual({
      repositories: [],
      problems: [],
    });
  });

  it('reads the host of an ECR repository from its ARN', () => {
    const host = '123456789012.dkr.ecr.eu-west-1.amazonaws.com';
    const annotations = {
      'aws.amazon.com/amazon-ecr-arn':
        'arn:aws:ecr:eu-west-1:123456789012:repository/shop/api',
    };
    expect(resolve(annotations, [host]).repositories).toMatchObject([
      { host, name: 'shop/api' },
    ]);
    expect(resolve(annotations).repositories).toEqual([]);
  });
});
