import { describeTestImage } from '../../testing';
import { isSetHere, ownMetadata } from './ownMetadata';

const DEBIAN = "# debian.sh --arch 'amd64' out/ 'bookworm' '@1700000000'";

/** An image of instructions; `FROM` is Debian's only layer. */
function imageOf(steps: string[]) {
  const history = steps.map(step => ({
    createdBy: step === 'FROM' ? DEBIAN : step,
    comment: step === 'FROM' ? 'debuerreotype 0.15' : 'buildkit.dockerfile.v0',
    emptyLayer: !/^(?:FROM|RUN|COPY)\b/.test(step),
  }));
  return describeTestImage({
    layers: history
      .filter(({ emptyLayer }) => !emptyLayer)
      .map((_, index) => `${index}`),
    annotations: {
      'org.opencontainers.image.base.name': 'docker.io/library/debian:12',
    },
    history,
  });
}

function textsOf(steps: string[]) {
  return ownMetadata(imageOf(steps)).map(({ instruction }) => instruction.text);
}

describe('ownMetadata', () => {
  it('takes what follows the base’s CMD, and all above its layers', () => {
    expect(
      textsOf([
        'FROM',
        'ENV A=1',
        'CMD ["bash"]',
        'ENV B=2',
        'COPY a /a',
        'USER app',
      ]),
    ).toEqual(['ENV B=2', 'USER app']);
  });

  it('takes nothing right above a base that ends in no CMD', () => {
    expect(textsOf(['FROM', 'ENV A=1', 'COPY a /a', 'USER app'])).toEqual([
      'USER app',
    ]);
  });

  it('takes all of an image on nothing', () => {
    expect(textsOf(['ENV A=1', 'COPY a /a', 'USER app'])).toEqual([
      'ENV A=1',
      'USER app',
    ]);
  });
});

describe('isSetHere', () => {
  it.each([
    ['FROM, CMD ["a"], COPY a /a, CMD ["b"]', true],
    ['FROM, CMD ["a"], COPY a /a', false],
    ['FROM, COPY a /a', true],
  ])('of CMD in %s says %j', (steps, expected) => {
    expect(isSetHere(imageOf(steps.split(', ')), 'CMD')).toBe(expected);
  });
});
