import { DEFAULT_REGISTRY_LIMITS } from '../client/RegistryOptions';
import { RegistryError } from '../errors';
import { MEDIA_TYPES } from '../model';
import { classifyManifest } from './classifyManifest';
import { parseManifest } from './parseManifest';

const digest = (digit: string) => `sha256:${digit.repeat(64)}`;
const config = {
  mediaType: MEDIA_TYPES.ociConfig,
  digest: digest('c'),
  size: 1500,
};
const layer = {
  mediaType: 'application/vnd.oci.image.layer.v1.tar+gzip',
  digest: digest('1'),
  size: 30_000,
};
const image = { schemaVersion: 2, config, layers: [layer] };

function parse(
  document: unknown,
  options: {
    contentType?: string;
    isVerified?: boolean;
    limits?: Partial<typeof DEFAULT_REGISTRY_LIMITS>;
  } = {},
) {
  return parseManifest({
    bytes: Buffer.from(
      typeof document === 'string' ? document : JSON.stringify(document),
    ),
    isVerified: false,
    where: { host: 'registry.example.com', repository: 'a/b', reference: '1' },
    ...options,
    limits: { ...DEFAULT_REGISTRY_LIMITS, ...options.limits },
  });
}

function codeOf(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    return error instanceof RegistryError ? error.code : String(error);
  }
  return 'nothing';
}

describe('the type of a manifest', () => {
  it.each([
    [
      'its own',
      { ...image, mediaType: MEDIA_TYPES.dockerManifest },
      'text/plain',
      MEDIA_TYPES.dockerManifest,
    ],
    [
      'the header’s where it has none',
      image,
      `${MEDIA_TYPES.dockerManifest}; charset=utf-8`,
      MEDIA_TYPES.dockerManifest,
    ],
    [
      'told by its fields where neither knows',
      image,
      'application/octet-stream',
      MEDIA_TYPES.ociManifest,
    ],
    [
      'told by its fields, an index',
      { schemaVersion: 2, manifests: [] },
      undefined,
      MEDIA_TYPES.ociIndex,
    ],
  ])('is %s', (_, document, contentType, expected) => {
    const parsed = parse(document, contentType ? { contentType } : {});
    expect(parsed.mediaType).toBe(expected);
  });

  it('is in doubt where body and header disagree, unless the bytes are vouched for', () => {
    const document = { ...image, mediaType: MEDIA_TYPES.ociManifest };
    const contentType = MEDIA_TYPES.dockerManifest;
    expect(codeOf(() => parse(document, { contentType }))).toBe(
      'invalid-answer',
    );
    expect(parse(document, { contentType, isVerified: true }).mediaType).toBe(
      MEDIA_TYPES.ociManifest,
    );
  });
});

it.each([
  ['manifest and index at once', { ...image, manifests: [] }, 'invalid-answer'],
  [
    'config and index at once',
    { schemaVersion: 2, config, manifests: [] },
    'invalid-answer',
  ],
  [
    'an index that is called a manifest',
    { schemaVersion: 2, mediaType: MEDIA_TYPES.ociManifest, manifests: [] },
    'invalid-answer',
  ],
  [
    'a manifest that is called an index',
    { ...image, mediaType: MEDIA_TYPES.ociIndex },
    'invalid-answer',
  ],
  ['schema 1', { schemaVersion: 1, fsLayers: [], history: [] }, 'unsupported'],
  ['schemaVersion 3', { ...image, schemaVersion: 3 }, 'invalid-answer'],
  ['no schemaVersion', { config, layers: [] }, 'invalid-answer'],
  ['a list', [], 'invalid-answer'],
  ['null', null, 'invalid-answer'],
  ['no JSON', '<html>', 'invalid-answer'],
  ['something else', { schemaVersion: 2, mediaType: 'text/x' }, 'unsupported'],
  [
    'a negative size',
    { ...image, layers: [{ ...layer, size: -1 }] },
    'invalid-answer',
  ],
  [
    'a size beyond integers',
    { ...image, layers: [{ ...layer, size: 1e300 }] },
    'invalid-answer',
  ],
  [
    'a digest that steers a path',
    { ...image, config: { ...config, digest: 'sha256:../../x' } },
    'invalid-answer',
  ],
  [
    'a digest that cannot be verified',
    { ...image, layers: [{ ...layer, digest: `blake3:${'a'.repeat(64)}` }] },
    'unsupported',
  ],
])('refuses %s', (_, document, code) => {
  expect(codeOf(() => parse(document))).toBe(code);
});

it('bounds layers, entries and depth', () => {
  const limits = { layers: 2, indexEntries: 2, jsonDepth: 8 };
  expect(
    codeOf(() =>
      parse({ ...image, layers: [layer, layer, layer] }, { limits }),
    ),
  ).toBe('too-large');
  expect(
    codeOf(() =>
      parse({ schemaVersion: 2, manifests: [layer, layer, layer] }, { limits }),
    ),
  ).toBe('too-large');
  expect(
    codeOf(() =>
      parse(`{"schemaVersion":2,"x":${'['.repeat(9)}${']'.repeat(9)}}`, {
        limits,
      }),
    ),
  ).toBe('too-large');
});

it('takes brackets inside texts for text', () => {
  const annotations = { note: `\\"[[[[[[[[[[{{{{{{{{{{` };
  const parsed = parse({ ...image, annotations }, { limits: { jsonDepth: 5 } });
  expect(parsed.content.annotations).toEqual(annotations);
});

it('keeps what descriptors say, and leaves out what is odd', () => {
  const { content } = parse({
    ...image,
    layers: [{ ...layer, annotations: { a: 'b', n: 1 }, urls: ['http://x'] }],
    annotations: null,
    subject: { ...config, digest: digest('5') },
    unknown: { field: true },
  });
  expect(content).toEqual({
    kind: 'manifest',
    mediaType: MEDIA_TYPES.ociManifest,
    config,
    layers: [{ ...layer, annotations: { a: 'b' } }],
    subject: { ...config, digest: digest('5') },
    annotations: {},
  });
});

it('cuts annotations that are too many or too long', () => {
  const annotations = { a: 'x'.repeat(20), b: 'y', c: 'z' };
  const parsed = parse(
    { ...image, annotations },
    { limits: { labels: 2, labelCharacters: 10 } },
  );
  expect(parsed.content.annotations).toEqual({ a: 'x'.repeat(10), b: 'y' });
});

it('reads an index with its platforms, without entries that nobody can follow', () => {
  const { content } = parse({
    schemaVersion: 2,
    mediaType: MEDIA_TYPES.dockerManifestList,
    manifests: [
      {
        ...layer,
        platform: { os: 'linux', architecture: 'arm64', 'os.version': '1' },
      },
      { ...layer, digest: `blake3:${'a'.repeat(64)}` },
      { ...layer, digest: digest('2'), platform: null },
    ],
  });
  expect(content.kind === 'index' && content.manifests).toEqual([
    {
      ...layer,
      platform: {
        os: 'linux',
        architecture: 'arm64',
        variant: 'v8',
        osVersion: '1',
      },
    },
    { ...layer, digest: digest('2') },
  ]);
});

it('reads the withdrawn artefact manifest as an artefact', () => {
  const { content } = parse({
    mediaType: 'application/vnd.oci.artifact.manifest.v1+json',
    artifactType: 'application/vnd.example.thing',
    blobs: [layer],
  });
  expect(classifyManifest(content)).toEqual({
    kind: 'artifact',
    artifactType: 'application/vnd.example.thing',
    what: 'application/vnd.example.thing',
  });
});

describe('classification', () => {
  const withConfig = (mediaType: string, rest: object = {}) =>
    classifyManifest(
      parse({ ...image, config: { ...config, mediaType }, ...rest }).content,
    );

  it('knows images', () => {
    expect(withConfig(MEDIA_TYPES.ociConfig).kind).toBe('image');
    expect(withConfig(MEDIA_TYPES.dockerConfig).kind).toBe('image');
    expect(withConfig(MEDIA_TYPES.ociConfig, { layers: [] }).kind).toBe(
      'image',
    );
  });

  it('knows images of the first schema 2 pushes', () => {
    expect(
      withConfig('application/octet-stream', {
        mediaType: MEDIA_TYPES.dockerManifest,
        layers: [
          {
            ...layer,
            mediaType: 'application/vnd.docker.image.rootfs.diff.tar.gzip',
          },
        ],
      }).kind,
    ).toBe('image');
  });

  it.each([
    ['application/vnd.cncf.helm.config.v1+json', 'Helm chart'],
    ['application/vnd.dev.cosign.artifact.sig.v1+json', 'signature'],
    ['application/vnd.buildkit.cacheconfig.v0', 'build cache'],
    ['application/vnd.docker.plugin.v1+json', 'Docker plugin'],
    ['application/vnd.wasm.config.v0+json', 'WebAssembly module'],
    ['application/vnd.acme.rocket', 'application/vnd.acme.rocket'],
  ])('calls a config %s a %s', (mediaType, what) => {
    expect(withConfig(mediaType)).toEqual({
      kind: 'artifact',
      artifactType: mediaType,
      what,
    });
  });

  it('prefers the artefact type to the config', () => {
    expect(
      withConfig(MEDIA_TYPES.ociEmpty, {
        artifactType: 'application/vnd.docker.attestation.manifest.v1+json',
      }).what,
    ).toBe('attestation');
  });

  it('looks at the layers where the config is empty', () => {
    expect(
      withConfig(MEDIA_TYPES.ociEmpty, {
        layers: [{ ...layer, mediaType: 'application/spdx+json' }],
      }).what,
    ).toBe('SBOM');
  });

  it('sees through attestations that pretend to be images', () => {
    expect(
      withConfig(MEDIA_TYPES.ociConfig, {
        layers: [{ ...layer, mediaType: 'application/vnd.in-toto+json' }],
      }).what,
    ).toBe('attestation');
  });
});
