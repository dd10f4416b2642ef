import { attestationLayers, attestationsOf } from './attestationsOf';
import { parseProvenance } from './parseProvenance';

const hex = (digit: string) => digit.repeat(64);
const base64 = (text: string) => Buffer.from(text).toString('base64');
const BUILDKIT = 'https://mobyproject.org/buildkit@v1';
const DOCKERFILE =
  'FROM golang:1.24 AS build\nENV API_TOKEN=abc\nFROM scratch\n';

const kitMetadata = {
  vcs: {
    source: 'https://user:pw@git.example.com/shop/checkout.git?token=abc#main',
    revision: 'f3cfa7c2c741e6023bd2bef77a5b87278f01d540',
    'localdir:dockerfile': 'services/checkout',
  },
  source: {
    locations: { step1: { locations: [] } },
    infos: [
      { filename: 'other', data: base64('no Dockerfile') },
      {
        filename: 'Dockerfile',
        language: 'Dockerfile',
        data: base64(DOCKERFILE),
      },
    ],
  },
  layers: {
    'step0:0': [[{ digest: `sha256:${hex('1')}`, size: 1 }]],
    'step1:0': [
      [{ digest: `sha256:${hex('1')}` }, { digest: `sha256:${hex('2')}` }],
    ],
  },
};
const llbDefinition = [
  {
    id: 'step0',
    op: {
      Op: {
        source: {
          identifier: `docker-image://docker.io/library/golang:1.24@sha256:${hex(
            'a',
          )}`,
        },
      },
    },
  },
  { id: 'step1', op: { Op: { exec: { meta: { args: ['x'] } } } }, inputs: [] },
];
const materials = [
  {
    uri: 'pkg:docker/golang@1.24?platform=linux%2Famd64',
    digest: { sha256: hex('a') },
  },
  {
    uri: `pkg:docker/gcr.io/distroless/static?digest=sha256:${hex(
      'b',
    )}&platform=linux%2Famd64`,
    digest: { sha256: hex('b') },
  },
  { uri: 'https://git.example.com/x.git', digest: { sha1: 'abc' } },
];

const v02 = {
  _type: 'https://in-toto.io/Statement/v0.1',
  predicateType: 'https://slsa.dev/provenance/v0.2',
  subject: [],
  predicate: {
    buildType: BUILDKIT,
    materials,
    invocation: {
      configSource: { entryPoint: 'Dockerfile' },
      parameters: {
        frontend: 'dockerfile.v0',
        args: { target: 'release', 'build-arg:TOKEN': 'abc' },
      },
    },
    buildConfig: { llbDefinition },
    metadata: { [`${BUILDKIT}#metadata`]: kitMetadata },
  },
};
const v1 = {
  _type: 'https://in-toto.io/Statement/v1',
  predicateType: 'https://slsa.dev/provenance/v1',
  predicate: {
    buildDefinition: {
      buildType:
        'https://github.com/moby/buildkit/blob/master/docs/attestations/slsa-definitions.md',
      externalParameters: {
        configSource: { path: 'Dockerfile' },
        request: { args: { target: 'release' } },
      },
      internalParameters: { buildConfig: { llbDefinition } },
      resolvedDependencies: materials,
    },
    runDetails: { metadata: { buildkit_metadata: kitMetadata } },
  },
};

describe('parseProvenance', () => {
  it.each([
    ['0.2', v02],
    ['1', v1],
  ])('reads what BuildKit writes in SLSA %s with mode=max', (_, statement) => {
    expect(parseProvenance(statement)).toEqual({
      version: 1,
      predicateType: statement.predicateType,
      mode: 'max',
      images: [
        {
          name: 'golang:1.24',
          digest: `sha256:${hex('a')}`,
          platform: 'linux/amd64',
        },
        {
          name: 'gcr.io/distroless/static',
          digest: `sha256:${hex('b')}`,
          platform: 'linux/amd64',
        },
      ],
      origins: [
        {
          name: 'golang:1.24',
          digest: `sha256:${hex('a')}`,
          layers: [`sha256:${hex('1')}`],
        },
      ],
      sourceUrl: 'https://git.example.com/shop/checkout.git#main',
      revision: 'f3cfa7c2c741e6023bd2bef77a5b87278f01d540',
      dockerfile: {
        path: 'services/checkout/Dockerfile',
        text: 'FROM golang:1.24 AS build\nENV API_TOKEN=***\nFROM scratch\n',
        target: 'release',
      },
      others: [],
    });
  });

  it('keeps no build argument, no credential and no secret', () => {
    const kept = JSON.stringify(parseProvenance(v02));
    expect(kept).not.toMatch(/abc|user|pw@|build-arg/);
  });

  it('reads mode=min, which has neither Dockerfile nor steps', () => {
    expect(
      parseProvenance({
        predicateType: 'https://slsa.dev/provenance/v0.2',
        predicate: {
          buildType: BUILDKIT,
          materials,
          invocation: {
            configSource: {
              uri: 'https://git.example.com/shop.git#refs/heads/main',
              digest: { sha1: '4b220de5058abfd01ff619c9d2ff6b09a049bea0' },
              entryPoint: 'Dockerfile',
            },
          },
          metadata: { completeness: {} },
        },
      }),
    ).toMatchObject({
      mode: 'min',
      images: [{}, {}],
      sourceUrl: 'https://git.example.com/shop.git#refs/heads/main',
      revision: '4b220de5058abfd01ff619c9d2ff6b09a049bea0',
    });
  });

  it('opens a DSSE envelope', () => {
    expect(
      parseProvenance({
        payloadType: 'application/vnd.in-toto+json',
        payload: base64(JSON.stringify(v1)),
        signatures: [],
      })?.mode,
    ).toBe('max');
  });

  it('reads nothing of a statement about another image', () => {
    const subject = [{ name: 'x', digest: { sha256: hex('7') } }];
    const read = (imageDigest: string) =>
      parseProvenance({ ...v1, subject }, { imageDigest })?.mode;
    expect(read(`sha256:${hex('7')}`)).toBe('max');
    expect(read(`sha256:${hex('8')}`)).toBeUndefined();
    expect(
      parseProvenance(v02, { imageDigest: `sha256:${hex('8')}` })?.mode,
    ).toBe('max');
  });

  it.each([
    ['nothing', undefined],
    ['a text', 'x'],
    [
      'another statement',
      { ...v1, predicateType: 'https://spdx.dev/Document' },
    ],
    ['a predicate of another form', { ...v1, predicate: [] }],
    ['an envelope of rubbish', { payloadType: 'in-toto', payload: '%%' }],
  ])('tells that %s is none', (_, input) => {
    expect(parseProvenance(input)).toBeUndefined();
  });

  it('leaves out what has the wrong form and keeps the rest', () => {
    expect(
      parseProvenance({
        ...v02,
        predicate: {
          ...v02.predicate,
          materials: [7, { uri: 'pkg:docker' }, { uri: 3 }, materials[0]],
          buildConfig: { llbDefinition: 'x' },
          metadata: {
            [`${BUILDKIT}#metadata`]: {
              vcs: { source: 'file:///etc/passwd', revision: 'main' },
              source: { infos: [{ filename: 'Dockerfile', data: 7 }] },
              layers: { 'step0:0': 'x' },
            },
          },
        },
      }),
    ).toEqual({
      version: 1,
      predicateType: 'https://slsa.dev/provenance/v0.2',
      mode: 'max',
      images: [expect.objectContaining({ name: 'golang:1.24' })],
      others: [],
    });
  });

  it('does not keep a Dockerfile that is far too long', () => {
    const infos = [
      {
        filename: 'Dockerfile',
        data: base64(`FROM a\n${'#'.repeat(300_000)}`),
      },
    ];
    expect(
      parseProvenance({
        ...v02,
        predicate: {
          ...v02.predicate,
          metadata: { [`${BUILDKIT}#metadata`]: { source: { infos } } },
        },
      })?.dockerfile,
    ).toBeUndefined();
  });
});

describe('attestationsOf', () => {
  it('finds BuildKit’s attestation manifests and the images they speak of', () => {
    const manifest = {
      mediaType: 'application/vnd.oci.image.manifest.v1+json',
      digest: `sha256:${hex('c')}`,
      size: 800,
    };
    const attestation = {
      ...manifest,
      annotations: {
        'vnd.docker.reference.type': 'attestation-manifest',
        'vnd.docker.reference.digest': `sha256:${hex('d')}`,
      },
    };
    const other = {
      ...manifest,
      annotations: { 'vnd.docker.reference.type': 'something-else' },
    };
    expect(
      attestationsOf({ manifests: [manifest, attestation, other] }),
    ).toEqual([{ manifest: attestation, imageDigest: `sha256:${hex('d')}` }]);
  });
});

describe('attestationLayers', () => {
  const layer = (type: string, size = 20_000) => ({
    mediaType: 'application/vnd.in-toto+json',
    digest: `sha256:${hex('e')}`,
    size,
    annotations: { 'in-toto.io/predicate-type': type },
  });

  it('fetches provenance only and lists the rest', () => {
    const provenance = layer('https://slsa.dev/provenance/v0.2');
    expect(
      attestationLayers({
        layers: [layer('https://spdx.dev/Document', 9_000_000), provenance],
      }),
    ).toEqual({ provenance, others: ['https://spdx.dev/Document'] });
  });

  it('prefers the newer version and refuses what is too large', () => {
    const newer = layer('https://slsa.dev/provenance/v1');
    expect(
      attestationLayers({
        layers: [layer('https://slsa.dev/provenance/v0.2'), newer],
      }).provenance,
    ).toBe(newer);
    expect(
      attestationLayers({
        layers: [layer('https://slsa.dev/provenance/v1', 1e9)],
      }).provenance,
    ).toBeUndefined();
  });
});
