import { describeTestImage, digestOf, factsOf, TestImage } from '../testing';
import { baseCandidateKeys } from './baseCandidateKeys';
import { BaseCandidate } from './BaseCandidate';
import { chainIds, imageChainId } from './chainIds';

const step = (createdBy: string, day: number) => ({
  createdBy,
  created: `2026-09-0${day}T00:00:00Z`,
});

const baseImage: TestImage = {
  name: 'base',
  layers: ['root', 'runtime'],
  history: [step('RUN a', 1), step('RUN b', 2)],
};
const appImage: TestImage = {
  name: 'app',
  layers: ['root', 'runtime', 'app'],
  layerBytes: [100, 20, 3],
  history: [...(baseImage.history ?? []), step('RUN c', 3)],
};

function candidate(
  image: TestImage,
  other: Partial<BaseCandidate> = {},
): BaseCandidate {
  return {
    repository: 'registry.example.com/base/runtime',
    tag: '1',
    facts: factsOf(image),
    ...other,
  };
}

describe('base by the layers of known images', () => {
  it('takes the scanned image whose layers and history are the bottom', () => {
    const image = describeTestImage(appImage, {
      baseCandidates: [candidate(baseImage)],
    });
    expect(image.base).toEqual({
      known: true,
      name: 'registry.example.com/base/runtime:1',
      digest: digestOf('base'),
      layerCount: 2,
      method: 'diff-id-prefix',
      confidence: 'certain',
    });
    expect(image.baseBytes).toBe(120);
    expect(image.ownBytes).toBe(3 + 1_500);
  });

  it('is less sure where only the layers agree', () => {
    const image = describeTestImage(appImage, {
      baseCandidates: [
        candidate({ ...baseImage, history: [step('x', 1), step('y', 2)] }),
      ],
    });
    expect(image.base).toMatchObject({ layerCount: 2, confidence: 'likely' });
  });

  it('takes the longest of several', () => {
    const root = {
      name: 'root',
      layers: ['root'],
      history: [step('RUN a', 1)],
    };
    const image = describeTestImage(appImage, {
      baseCandidates: [candidate(root), candidate(baseImage)],
    });
    expect(image.base).toMatchObject({ layerCount: 2 });
  });

  it('breaks ties by history, then by tag, then by the shorter name', () => {
    const twin = { ...baseImage, name: 'twin', history: [step('x', 1)] };
    const names = (candidates: BaseCandidate[]) => {
      const { base } = describeTestImage(appImage, {
        baseCandidates: candidates,
      });
      return base.known ? base.name : undefined;
    };
    expect(
      names([candidate(twin, { repository: 'h/a' }), candidate(baseImage)]),
    ).toBe('registry.example.com/base/runtime:1');
    expect(
      names([
        candidate(baseImage, { repository: 'h/a', tag: undefined }),
        candidate(baseImage, { repository: 'h/bb' }),
        candidate(baseImage, { repository: 'h/b' }),
        candidate(baseImage, { repository: 'h/c' }),
        candidate(baseImage, { repository: 'h/b', tag: '2' }),
      ]),
    ).toBe('h/b:1');
  });

  it.each<[string, BaseCandidate]>([
    [
      'an older build of the same repository',
      candidate(baseImage, { repository: 'registry.example.com/shop/app' }),
    ],
    ['a copy of the image itself', candidate(appImage)],
    [
      'an image of the same layers that is no earlier step of it',
      candidate({ ...appImage, name: 'mirror' }),
    ],
    ['an image with other layers', candidate({ ...baseImage, layers: ['x'] })],
    ['an image without layers', candidate({ ...baseImage, layers: [] })],
  ])('never takes %s', (_, unfit) => {
    const image = describeTestImage(appImage, {
      baseCandidates: [unfit],
      repositories: ['registry.example.com/shop/app'],
    });
    expect(image.base.known && image.base.method).not.toBe('diff-id-prefix');
  });

  it('takes an image of the same layers that lacks only the last settings', () => {
    const image = describeTestImage(
      {
        ...baseImage,
        name: 'configured',
        history: [
          ...(baseImage.history ?? []),
          { createdBy: 'CMD ["x"]', emptyLayer: true },
        ],
      },
      { baseCandidates: [candidate(baseImage)] },
    );
    expect(image.base).toMatchObject({ layerCount: 2, confidence: 'certain' });
    expect(image.ownBytes).toBe(1_500);
  });
});

describe('base by annotation', () => {
  const annotations = {
    'org.opencontainers.image.base.name': 'registry.example.com/base/runtime:1',
    'org.opencontainers.image.base.digest': digestOf('base'),
  };

  it('is certain where the named image fits', () => {
    const image = describeTestImage(
      { ...appImage, annotations },
      { baseCandidates: [candidate(baseImage)] },
    );
    expect(image.base).toEqual({
      known: true,
      name: 'registry.example.com/base/runtime:1',
      digest: digestOf('base'),
      layerCount: 2,
      method: 'annotation',
      confidence: 'certain',
    });
  });

  it('understands the digest of an index, and annotations of an index', () => {
    const image = describeTestImage(
      {
        ...appImage,
        indexAnnotations: {
          'org.opencontainers.image.base.digest': digestOf('index'),
        },
      },
      {
        baseCandidates: [
          candidate(baseImage, { indexDigest: digestOf('index') }),
        ],
      },
    );
    expect(image.base).toMatchObject({
      method: 'annotation',
      layerCount: 2,
      digest: digestOf('index'),
    });
  });

  it('believes a right name with a wrong digest, as buildah writes it', () => {
    const image = describeTestImage(
      {
        ...appImage,
        annotations: {
          ...annotations,
          'org.opencontainers.image.base.digest': digestOf('a step'),
        },
      },
      { baseCandidates: [candidate(baseImage)] },
    );
    expect(image.base).toMatchObject({
      digest: digestOf('base'),
      layerCount: 2,
      method: 'annotation',
    });
  });

  it('says that the named base has not been scanned', () => {
    const image = describeTestImage({ ...appImage, annotations });
    expect(image.base).toEqual({
      known: false,
      reason:
        'the image names registry.example.com/base/runtime:1 as its base, but that image is not among those scanned, and the history does not show where it ends',
    });
  });

  it('does not believe an annotation against the layers', () => {
    const root = {
      name: 'root',
      layers: ['root'],
      history: [step('RUN a', 1)],
    };
    const image = describeTestImage(
      { ...appImage, annotations },
      {
        baseCandidates: [
          candidate({ ...baseImage, layers: ['other'] }),
          candidate(root, { repository: 'h/root' }),
        ],
      },
    );
    expect(image.base).toMatchObject({
      name: 'h/root:1',
      method: 'diff-id-prefix',
      layerCount: 1,
    });
  });

  it('does not take a label, which may be inherited, for the nearest base', () => {
    const root = {
      name: 'root',
      layers: ['root'],
      history: [step('RUN a', 1)],
    };
    const image = describeTestImage(
      {
        ...appImage,
        labels: {
          'org.opencontainers.image.base.name': 'h/root:1',
          'org.opencontainers.image.base.digest': digestOf('root'),
        },
      },
      {
        baseCandidates: [
          candidate(root, { repository: 'h/root' }),
          candidate(baseImage),
        ],
      },
    );
    expect(image.base).toMatchObject({ layerCount: 2 });
  });

  it('believes an image that says it is built from scratch', () => {
    const image = describeTestImage({
      layers: ['a'],
      annotations: { 'org.opencontainers.image.base.name': 'scratch' },
    });
    expect(image.base).toMatchObject({
      name: 'scratch',
      layerCount: 0,
      confidence: 'certain',
    });
  });
});

describe('chainIds', () => {
  it('is the diff ID itself for one layer', () => {
    expect(chainIds([digestOf('a')])).toEqual([digestOf('a')]);
  });

  it('chains by the formula of the OCI specification', () => {
    const [a, b] = [digestOf('a'), digestOf('b')];
    expect(chainIds([a, b])).toEqual([a, digestOf(`${a} ${b}`)]);
  });

  it('makes the base findable: its whole chain is a prefix of the image’s', () => {
    const keys = baseCandidateKeys(
      factsOf({
        ...appImage,
        annotations: {
          'org.opencontainers.image.base.digest': digestOf('index'),
        },
      }),
    );
    expect(keys.chainIds).toContain(imageChainId(factsOf(baseImage).diffIds));
    expect(keys.chainIds).toHaveLength(3);
    expect(keys.digests).toEqual([digestOf('index')]);
  });

  it('has no chain for an image without layers', () => {
    expect(imageChainId([])).toBeUndefined();
  });
});
