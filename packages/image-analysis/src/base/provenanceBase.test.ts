import { ProvenanceFacts } from '../provenance/ProvenanceFacts';
import { describeTestImage, digestOf, factsOf } from '../testing';

const kit = (createdBy: string, emptyLayer = false) => ({
  createdBy,
  comment: 'buildkit.dockerfile.v0',
  emptyLayer,
});
const image = {
  name: 'registry.example.com/shop/checkout:1',
  layers: ['root', 'jre', 'app'],
  history: [
    {
      createdBy: 'COPY /rootfs / # buildkit',
      comment: 'buildkit.dockerfile.v0',
    },
    kit('RUN /bin/sh -c install jre # buildkit'),
    kit('COPY app.jar /app.jar # buildkit'),
  ],
};
const facts: ProvenanceFacts = {
  version: 1,
  predicateType: 'https://slsa.dev/provenance/v1',
  mode: 'max',
  images: [
    { name: 'docker/dockerfile:1', digest: digestOf('frontend') },
    { name: 'registry.example.com/base/jre:21', digest: digestOf('jre index') },
    { name: 'maven:3', digest: digestOf('maven') },
  ],
  others: [],
};
const baseOf = (provenance: ProvenanceFacts, more = {}) =>
  describeTestImage(image, { provenance, ...more }).base;

describe('the base that provenance records', () => {
  it('is certain where an image that the build started from has its bottom layers', () => {
    expect(
      baseOf({
        ...facts,
        origins: [
          { name: 'maven:3', layers: [digestOf('other blob')] },
          {
            name: 'registry.example.com/base/jre:21',
            digest: digestOf('jre index'),
            layers: [digestOf('root blob'), digestOf('jre blob')],
          },
        ],
      }),
    ).toEqual({
      known: true,
      name: 'registry.example.com/base/jre:21',
      digest: digestOf('jre index'),
      layerCount: 2,
      method: 'provenance',
      confidence: 'certain',
    });
  });

  it('is certain where a known image of a recorded digest has its bottom layers', () => {
    const baseCandidates = [
      {
        repository: 'registry.example.com/mirror/jre',
        indexDigest: digestOf('jre index'),
        facts: factsOf({ name: 'jre', layers: ['root', 'jre'] }),
      },
    ];
    expect(baseOf(facts, { baseCandidates })).toMatchObject({
      name: 'registry.example.com/base/jre:21',
      layerCount: 2,
      method: 'provenance',
      confidence: 'certain',
    });
  });

  it('is likely where the recorded Dockerfile accounts for the layers above it', () => {
    const text = [
      'FROM maven:3 AS build',
      'RUN mvn package',
      'FROM registry.example.com/base/jre:21',
      'WORKDIR /',
      'COPY --from=build /target/app.jar /app.jar',
    ].join('\n');
    expect(
      baseOf({ ...facts, dockerfile: { path: 'Dockerfile', text } }),
    ).toMatchObject({
      name: 'registry.example.com/base/jre:21',
      layerCount: 2,
      method: 'provenance',
      confidence: 'likely',
    });
  });

  it('is certainly scratch where the Dockerfile says so and made every layer', () => {
    const text = 'FROM scratch\nADD rootfs /\nRUN x\nCOPY app.jar /';
    const dockerfile = {
      path: 'Dockerfile',
      text: text.replace('ADD', 'COPY'),
    };
    expect(baseOf({ ...facts, dockerfile })).toMatchObject({
      name: 'scratch',
      layerCount: 0,
      method: 'provenance',
      confidence: 'certain',
    });
  });

  it.each([
    ['made other layers', 'FROM registry.example.com/base/jre:21\nRUN x'],
    ['names an image that the build did not use', 'FROM other:1\nCOPY a /'],
    ['leaves its base to a build argument', 'ARG B\nFROM $B\nCOPY a /'],
  ])('is not taken from a Dockerfile that %s', (_, text) => {
    expect(
      baseOf({ ...facts, dockerfile: { path: 'Dockerfile', text } }),
    ).not.toMatchObject({ method: 'provenance' });
  });

  it('names the base that layers show, where the build used one image only', () => {
    const history = [
      { createdBy: '/bin/sh -c #(nop) ADD file:0123456789abcdef in / ' },
      { createdBy: '/bin/sh -c #(nop)  CMD ["bash"]', emptyLayer: true },
      kit('COPY app /app # buildkit'),
    ];
    const described = describeTestImage(
      { layers: ['debian', 'app'], history },
      {
        provenance: {
          ...facts,
          mode: 'min',
          images: [{ name: 'debian:12', digest: digestOf('debian index') }],
        },
      },
    );
    expect(described.base).toMatchObject({
      name: 'debian:12',
      digest: digestOf('debian index'),
      layerCount: 1,
      method: 'provenance',
      confidence: 'likely',
    });
  });
});
