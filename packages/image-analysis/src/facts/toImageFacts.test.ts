import { createHash } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import { emptyLayer, layerCompression } from './layerMedia';
import { documentsOf, factsOf } from '../testing';
import { toImageFacts } from './toImageFacts';

describe('toImageFacts', () => {
  it('keeps values of harmless variables and only the names of others', () => {
    const facts = factsOf({
      layers: ['a'],
      env: [
        'PATH=/usr/bin',
        'PYTHON_VERSION=3.12.1',
        'DATABASE_URL=postgres://u:p@db/x',
        'API_KEY=abc',
        'NO_VALUE',
      ],
    });
    expect(facts.environment).toEqual([
      { name: 'PATH', value: '/usr/bin' },
      { name: 'PYTHON_VERSION', value: '3.12.1' },
      { name: 'DATABASE_URL' },
      { name: 'API_KEY' },
      { name: 'NO_VALUE' },
    ]);
  });

  it('masks secrets in labels, commands and history', () => {
    const facts = factsOf({
      layers: ['a'],
      labels: { 'build.token': 'hunter2', url: 'https://u:hunter2@x.example' },
      run: { cmd: ['serve', '--password', 'hunter2', '--token=hunter2'] },
      history: [
        { createdBy: 'RUN TOKEN=hunter2 make', comment: 'token=hunter2' },
      ],
    });
    expect(JSON.stringify(facts)).not.toContain('hunter2');
    expect(facts.cmd).toEqual(['serve', '--password', '***', '--token=***']);
  });

  it('survives storage as JSON unchanged', () => {
    const facts = factsOf({
      layers: ['a', 'b'],
      history: [{ createdBy: 'a\u0000b' }, { emptyLayer: true }],
      labels: { x: 'y' },
    });
    expect(JSON.parse(JSON.stringify(facts))).toEqual(
      Object.fromEntries(
        Object.entries(facts).filter(([, value]) => value !== undefined),
      ),
    );
    expect(JSON.stringify(facts)).not.toContain('\\u0000');
  });

  it('takes what it needs of the buildpacks label and drops the rest', () => {
    const facts = factsOf({
      layers: ['a'],
      labels: {
        'io.buildpacks.lifecycle.metadata': JSON.stringify({
          runImage: { topLayer: 'sha256:abc', reference: 'run@sha256:1' },
          buildpacks: [{ key: 'x'.repeat(10_000) }],
        }),
      },
    });
    expect(facts.buildpacks).toEqual({
      topLayer: 'sha256:abc',
      runImage: 'run@sha256:1',
    });
    expect(facts.labels).toEqual({});
  });

  it('bears a buildpacks label that is no JSON', () => {
    const facts = factsOf({
      layers: ['a'],
      labels: { 'io.buildpacks.lifecycle.metadata': '{' },
    });
    expect(facts.buildpacks).toEqual({});
  });

  it('cleans and cuts what names the platform', () => {
    const documents = documentsOf({ layers: ['a'] });
    const { platform } = toImageFacts({
      ...documents,
      platform: {
        os: 'linux\u202e',
        architecture: `am\u0000d64${'x'.repeat(1_000)}`,
        variant: 'v8\u200b',
        osVersion: '10.0\u0007',
      },
    });
    expect(platform).toEqual({
      os: 'linux',
      architecture: expect.stringMatching(
        /^amd64x{45}… \(955 more characters\)$/,
      ),
      variant: 'v8',
      osVersion: '10.0',
    });
  });

  it('takes the platform of the index, where it says another than the config', () => {
    const platform = { os: 'linux', architecture: 'arm64', variant: 'v8' };
    const documents = documentsOf({ layers: ['a'] });
    expect(toImageFacts(documents).platform.architecture).toBe('amd64');
    expect(toImageFacts({ ...documents, platform }).platform).toEqual(platform);
  });

  it('bounds texts and lists', () => {
    const facts = factsOf({
      layers: ['a'],
      labels: Object.fromEntries(
        Array.from({ length: 500 }, (_, index) => [`l${index}`, 'x']),
      ),
      history: [{ createdBy: `RUN ${'x'.repeat(50_000)}` }],
    });
    expect(Object.keys(facts.labels)).toHaveLength(200);
    expect(facts.history?.[0].createdBy).toMatch(
      /… \(40004 more characters\)$/,
    );
  });

  it('knows the uncompressed length of plain, annotated and empty layers', () => {
    const documents = documentsOf({
      layers: ['plain', 'estargz', 'gzip', 'e'],
    });
    const [plain, estargz, gzip, empty] = documents.manifest.layers;
    plain.mediaType = 'application/vnd.oci.image.layer.v1.tar';
    plain.size = 77;
    estargz.annotations = {
      'io.containers.estargz.uncompressed-size': '123456',
    };
    empty.digest = `sha256:4f4fb700ef54461cfa02571ae0db9a0dc1e0cdb5577484a6d75e68dc38e8acc1`;
    expect(
      toImageFacts(documents).layers.map(layer => layer.uncompressedBytes),
    ).toEqual([77, 123456, undefined, 1024]);
    expect(gzip.size).toBeGreaterThan(0);
  });
});

describe('emptyLayer', () => {
  const sha256 = (bytes: Buffer) =>
    `sha256:${createHash('sha256').update(bytes).digest('hex')}`;

  it('knows a tar that holds nothing, compressed or not', () => {
    const tar = Buffer.alloc(1024);
    expect(emptyLayer('', sha256(tar))).toBe(true);
    expect(emptyLayer(sha256(tar))).toBe(true);
    // The 32 bytes that buildah and Docker's schema 1 store for it.
    const gzip = Buffer.from(
      '1f8b080000096e8800ff621805a360148c5800080000ffff2eafb5ef00040000',
      'hex',
    );
    expect(gunzipSync(gzip)).toEqual(tar);
    expect(emptyLayer(sha256(gzip))).toBe(true);
  });

  it('takes no other layer for empty', () => {
    expect(emptyLayer(sha256(Buffer.from('x')))).toBe(false);
  });
});

describe('layerCompression', () => {
  it.each([
    ['application/vnd.oci.image.layer.v1.tar', 'none'],
    ['application/vnd.oci.image.layer.v1.tar+gzip', 'gzip'],
    ['application/vnd.oci.image.layer.v1.tar+zstd', 'zstd'],
    ['application/vnd.docker.image.rootfs.diff.tar.gzip', 'gzip'],
    ['application/vnd.docker.image.rootfs.foreign.diff.tar.gzip', 'gzip'],
    ['application/vnd.docker.image.rootfs.diff.tar.zstd', 'zstd'],
    ['application/vnd.docker.image.rootfs.diff.tar', 'none'],
    ['application/octet-stream', 'unknown'],
  ])('reads %s as %s', (mediaType, compression) => {
    expect(layerCompression(mediaType)).toBe(compression);
  });
});
