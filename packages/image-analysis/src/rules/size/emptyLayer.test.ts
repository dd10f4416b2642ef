import { TestImage } from '../../testing';
import { findingsOf, outcomeOf } from '../testing';
import { emptyLayer } from './emptyLayer';
import { onDebian } from './testing';

/** Diff ID of a tar that holds nothing. */
const EMPTY =
  'sha256:5f70bf18a086007016e948b04aed3b82103a36bea41755b6cddfaf10ace3c6ef';

function withEmptyTop(image: TestImage): TestImage {
  return {
    ...image,
    config: {
      diffIds: image.layers.map((_, index) =>
        index === image.layers.length - 1
          ? EMPTY
          : `sha256:${String(index).repeat(64)}`,
      ),
    },
  };
}

describe('empty-layer', () => {
  it('mentions a RUN that changed no file', () => {
    expect(
      findingsOf(emptyLayer, {
        image: withEmptyTop(onDebian({ steps: ['RUN npm test'] })),
      }),
    ).toMatchObject([
      {
        title: '1 step made an empty layer',
        seen: '`RUN npm test` changed no file.',
        places: [{ layer: 1 }],
      },
    ]);
  });

  it('passes WORKDIR, which makes one where the directory is there', () => {
    expect(
      outcomeOf(emptyLayer, {
        image: withEmptyTop(onDebian({ steps: ['WORKDIR /tmp'] })),
      }),
    ).toEqual({ state: 'passed' });
  });

  it('passes layers that hold something', () => {
    expect(
      outcomeOf(emptyLayer, { image: onDebian({ steps: ['RUN npm test'] }) }),
    ).toEqual({ state: 'passed' });
  });
});
