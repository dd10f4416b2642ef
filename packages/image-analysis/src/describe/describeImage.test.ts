import fc from 'fast-check';
import {
  describeTestImage,
  digestOf,
  documentsOf,
  factsOf,
  now,
  Step,
} from '../testing';
import { toImageFacts } from '../facts/toImageFacts';
import { describeImage } from './describeImage';

describe('describeImage', () => {
  it('counts a blob that is listed twice once in bytes and twice in layers', () => {
    const image = describeTestImage({
      layers: ['a', 'same', 'same'],
      layerBytes: [100, 10, 10],
    });
    expect(image.layers).toHaveLength(3);
    expect(image.layerBytes).toBe(110);
    expect(image.configBytes).toBe(1_500);
    expect(image.compressedBytes).toBe(1_610);
  });

  it('counts a blob of both base and own part as the base’s', () => {
    const image = describeTestImage(
      { layers: ['a', 'a', 'b'], layerBytes: [100, 100, 7] },
      {
        baseCandidates: [
          { repository: 'h/base', facts: factsOf({ layers: ['a'] }) },
        ],
      },
    );
    expect(image.base).toMatchObject({ layerCount: 1 });
    expect(image.baseBytes).toBe(100);
    expect(image.ownBytes).toBe(7 + 1_500);
  });

  it('sums nginx:alpine to what its publisher says', () => {
    const image = describeTestImage({
      layers: ['1', '2', '3', '4', '5', '6', '7', '8'],
      layerBytes: [
        3_849_738, 1_931_156, 629, 965, 404, 1_210, 1_400, 20_525_064,
      ],
    });
    expect(image.layerBytes).toBe(26_310_566);
  });

  it('believes a time of the image’s own, in UTC', () => {
    expect(
      describeTestImage({
        layers: ['a'],
        created: '2026-10-01T12:00:00.123456789+02:00',
      }).createdAt,
    ).toBe('2026-10-01T10:00:00.123Z');
  });

  it.each([
    ['1970-01-01T00:00:00Z', 'config says 1970-01-01 (reproducible build)'],
    ['1980-01-01T00:00:01Z', 'config says 1980-01-01 (reproducible build)'],
    ['2026-11-23T00:00:00Z', 'config says 2026-11-23, which is in the future'],
    ['yesterday', 'config says yesterday, which is no time'],
    ['', 'config says no creation time'],
  ])('does not believe the time %s', (created, reason) => {
    const image = describeTestImage({ layers: ['a'], created });
    expect(image.createdAt).toBeUndefined();
    expect(image.createdAtUnknownReason).toBe(reason);
  });

  it('takes the annotated time where the config’s is not believed', () => {
    const image = describeTestImage({
      layers: ['a'],
      created: '1970-01-01T00:00:00Z',
      annotations: {
        'org.opencontainers.image.created': '2026-10-02T00:00:00Z',
      },
    });
    expect(image.createdAt).toBe('2026-10-02T00:00:00.000Z');
    expect(image.createdAtUnknownReason).toBeUndefined();
  });

  it('tells commit and source, and no source that is not a web address', () => {
    const labels = {
      'org.opencontainers.image.revision': 'abc123',
      'org.opencontainers.image.source': 'https://git.example.com/shop',
    };
    expect(describeTestImage({ layers: ['a'], labels })).toMatchObject({
      revision: 'abc123',
      sourceUrl: 'https://git.example.com/shop',
    });
    expect(
      describeTestImage({
        layers: ['a'],
        labels: {
          'org.opencontainers.image.source': 'ftp://git.example.com/shop',
        },
      }).sourceUrl,
    ).toBeUndefined();
  });

  it('names no diff IDs where they do not match the layers in number', () => {
    const image = describeTestImage({
      layers: ['a', 'b'],
      config: { diffIds: [digestOf('a')] },
    });
    expect(image.layers.map(layer => layer.diffId)).toEqual([
      undefined,
      undefined,
    ]);
  });

  it('knows uncompressed bytes only where every layer’s are known', () => {
    const documents = documentsOf({ layers: ['a', 'b'] });
    for (const layer of documents.manifest.layers) {
      layer.annotations = { 'io.containers.estargz.uncompressed-size': '500' };
    }
    expect(
      describeImage({ facts: toImageFacts(documents), now }).uncompressedBytes,
    ).toBe(1_000);
    documents.manifest.layers[0].annotations = {};
    expect(
      describeImage({ facts: toImageFacts(documents), now }).uncompressedBytes,
    ).toBeUndefined();
  });
});

const text = fc.oneof(
  fc.constantFrom(
    'RUN /bin/sh -c make # buildkit',
    'RUN |2 A=1 B=2 /bin/sh -c make # buildkit',
    '/bin/sh -c #(nop)  CMD ["x"]',
    '/bin/sh -c #(nop) ADD file:1 in / ',
    'COPY a b # buildkit',
    'CMD ["x"]',
    'WORKDIR /go',
    'ENV GOLANG_VERSION=1.2',
    'bazel build //x',
    'Application Layer',
    'ko build ko://x',
    'jib-maven-plugin:3',
    'Apply image 10.0.1',
    "# debian.sh --arch 'amd64' out/ 'bookworm' '@1'",
  ),
  fc.string({ unit: 'binary', maxLength: 40 }),
);
const anyStep: fc.Arbitrary<Step> = fc.record(
  {
    created: fc.oneof(fc.string(), fc.constant('2026-01-01T00:00:00Z')),
    createdBy: text,
    author: fc.constantFrom('kaniko', 'Jib', 'ko', 'me'),
    comment: fc.oneof(
      text,
      fc.constantFrom('FROM x', 'FROM scratch', 'buildkit.dockerfile.v0'),
    ),
    emptyLayer: fc.boolean(),
  },
  { requiredKeys: [] },
);
const layerWords = fc.array(fc.constantFrom('a', 'b', 'c', 'd', 'e'), {
  maxLength: 6,
});
const anyImage = fc.record({
  layers: layerWords,
  history: fc.option(fc.array(anyStep, { maxLength: 9 }), { nil: undefined }),
  labels: fc.dictionary(
    fc.constantFrom('io.buildah.version', 'x', '__proto__'),
    fc.string(),
  ),
});

describe('describeImage, for any image', () => {
  it('never throws, keeps every layer, and splits the bytes without rest', () => {
    fc.assert(
      fc.property(anyImage, anyImage, (image, below) => {
        const facts = factsOf({ ...image, name: 'image' });
        const description = describeImage({
          facts,
          now,
          baseCandidates: [
            {
              repository: 'h/base',
              facts: factsOf({ ...below, name: 'below' }),
            },
          ],
        });
        expect(description.layers).toHaveLength(image.layers.length);
        const distinct = new Set(image.layers).size;
        expect(description.layerBytes).toBe(distinct * 2_000);
        expect(description.compressedBytes).toBe(
          description.layerBytes + description.configBytes,
        );
        const { base, baseBytes, ownBytes } = description;
        const baseLayers = base.known ? base.layerCount : 0;
        expect(baseLayers).toBeLessThanOrEqual(image.layers.length);
        expect(baseBytes === undefined).toBe(!base.known);
        expect(ownBytes === undefined).toBe(!base.known);
        const own = ownBytes ?? description.compressedBytes;
        expect((baseBytes ?? 0) + own).toBe(description.compressedBytes);
        expect(own).toBeGreaterThanOrEqual(description.configBytes);
      }),
      { numRuns: 2_000 },
    );
  });

  it('says the same of facts that went through storage', () => {
    fc.assert(
      fc.property(anyImage, image => {
        const facts = factsOf(image);
        const stored = JSON.parse(JSON.stringify(facts));
        expect(describeImage({ facts: stored, now })).toEqual(
          describeImage({ facts, now }),
        );
      }),
    );
  });

  it('describes an image with a very long history in little time', () => {
    const begin = process.cpuUsage();
    describeTestImage({
      layers: Array.from({ length: 127 }, (_, index) => `${index}`),
      history: Array.from({ length: 2_000 }, (_, index) => ({
        createdBy: `RUN /bin/sh -c ${'apt-get install a; '.repeat(
          20,
        )} # ${index}`,
        emptyLayer: index >= 127,
      })),
    });
    expect(process.cpuUsage(begin).user / 1e6).toBeLessThan(5);
  });
});
