import { LayerDescription } from '../../model';
import { describeTestImage } from '../../testing';
import { copyArguments } from './copyArguments';
import { layerName } from './layerName';
import { runScript } from './runScript';
import { stepKey } from './stepKey';

const layerOf = (createdBy: string): LayerDescription =>
  describeTestImage({ layers: ['a'], history: [{ createdBy }] }).layers[0];

describe('runScript', () => {
  it('parts the flags that kaniko and buildah keep from the script', () => {
    expect(
      runScript(
        layerOf(
          '/bin/sh -c --mount=type=cache,target=/root/.npm --network=none npm ci',
        ),
      ),
    ).toEqual({
      flags: ['--mount=type=cache,target=/root/.npm', '--network=none'],
      script: 'npm ci',
    });
  });

  it('finds the RUNs in a layer of several steps', () => {
    const layer = layerOf('RUN a');
    expect(
      runScript({
        ...layer,
        instruction: {
          keyword: 'RUN',
          text: 'COPY x y\nRUN a\nCOPY z w\nRUN b\nc',
        },
      }),
    ).toEqual({ flags: [], script: 'a\nb\nc' });
  });

  it('has none for a COPY', () => {
    expect(runScript(layerOf('COPY a /a # buildkit'))).toBeUndefined();
  });
});

describe('copyArguments', () => {
  it.each([
    ['COPY --chown=app a b /c # buildkit', ['--chown=app'], ['a', 'b'], '/c'],
    [
      '/bin/sh -c #(nop) COPY dir:0123456789abcdef in /app ',
      [],
      ['dir:0123456789abcdef'],
      '/app',
    ],
    ['COPY ["a b", "/c d"]', [], ['a b'], '/c d'],
  ])('reads %s', (createdBy, flags, sources, destination) => {
    expect(copyArguments(layerOf(createdBy))).toEqual({
      keyword: 'COPY',
      flags,
      sources,
      destination,
    });
  });

  it('has none for a RUN and for a COPY cut short', () => {
    expect(
      copyArguments(layerOf('RUN /bin/sh -c a # buildkit')),
    ).toBeUndefined();
    expect(copyArguments(layerOf('COPY a'))).toBeUndefined();
  });
});

describe('layerName', () => {
  it('quotes the instruction on one short line', () => {
    expect(layerName(layerOf('COPY a /a # buildkit'))).toBe('`COPY a /a`');
    expect(
      layerName(layerOf(`RUN /bin/sh -c ${'x '.repeat(200)}# buildkit`)),
    ).toHaveLength(74);
  });

  it('counts from the bottom where no instruction is known', () => {
    const [layer] = describeTestImage({ layers: ['a'] }).layers;
    expect(layerName(layer)).toBe('layer 1 from the bottom');
  });
});

describe('stepKey', () => {
  it('is the same whatever files classic Docker copied', () => {
    const key = (hash: string) =>
      stepKey({ keyword: 'COPY', text: `COPY file:${hash}  /app` });
    expect(key('0123456789abcdef')).toBe(key('fedcba9876543210'));
    expect(key('0123456789abcdef')).toBe('COPY file: /app');
  });
});
