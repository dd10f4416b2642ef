import { PullLayer } from '../schema';
import { followLayers, NONE } from './followLayers';

/** `contents by step`, or contents alone. */
function layersOf(...texts: string[]): PullLayer[] {
  return texts.map(text => {
    const [contents, step] = text.split(' by ');
    return {
      digest: `blob of ${contents}`,
      diffId: `diff of ${contents}`,
      compressedBytes: 1,
      ...(step !== undefined && { step }),
    };
  });
}

describe('followLayers', () => {
  it('follows each layer to its place where the steps are the same', () => {
    expect(
      followLayers(
        layersOf('base', 'apt 1 by apt', 'app 1 by copy'),
        layersOf('base', 'apt 2 by apt', 'app 2 by copy'),
      ),
    ).toEqual([0, 1, 2]);
  });

  it('follows equal contents to where they were', () => {
    expect(
      followLayers(
        layersOf('base', 'tools by get', 'app by copy'),
        layersOf('base', 'app by copy', 'tools by get'),
      ),
    ).toEqual([0, 2, 1]);
  });

  it('knows a layer by its diff ID that was compressed in another way', () => {
    const [earlier] = layersOf('base');
    expect(
      followLayers([earlier], [{ ...earlier, digest: 'blob.zst' }]),
    ).toEqual([0]);
  });

  it('follows a changed layer by its step, past one that is new', () => {
    expect(
      followLayers(
        layersOf('base', 'apt 1 by apt', 'app 1 by copy'),
        layersOf('base', 'user by useradd', 'apt 2 by apt', 'app 2 by copy'),
      ),
    ).toEqual([0, NONE, 1, 2]);
  });

  it('follows a swapped base by its place, and what is on it by its steps', () => {
    expect(
      followLayers(
        layersOf('debian 1', 'node 1', 'app 1 by copy'),
        layersOf('alpine 1', 'app 2 by copy'),
      ),
    ).toEqual([0, 2]);
  });

  it('follows the empty layer of a step to that step, not to another empty one', () => {
    expect(
      followLayers(
        layersOf('empty by env', 'app 1 by copy', 'empty by cmd'),
        layersOf('app 2 by copy', 'empty by cmd'),
      ),
    ).toEqual([1, 2]);
  });

  it('follows the same contents whose step is written otherwise', () => {
    expect(
      followLayers(
        layersOf('base', 'apt by apt-get install curl', 'app 1 by copy'),
        layersOf(
          'base',
          'user by useradd',
          'apt by apt-get install -y curl',
          'app 2 by copy',
        ),
      ),
    ).toEqual([0, NONE, 1, 2]);
  });

  it('follows none twice', () => {
    expect(
      followLayers(
        layersOf('base', 'empty'),
        layersOf('new', 'empty', 'empty', 'base'),
      ),
    ).toEqual([NONE, 1, NONE, 0]);
  });

  it('follows none to an image without layers', () => {
    expect(followLayers([], layersOf('base', 'app'))).toEqual([NONE, NONE]);
    expect(followLayers(layersOf('base'), [])).toEqual([]);
  });

  it('compares no thousands of layers with thousands by their steps', () => {
    const many = (build: number) =>
      layersOf(
        `base ${build}`,
        ...Array.from(
          { length: 2_000 },
          (_, index) => `${build}.${index} by step ${(index * build) % 7}`,
        ),
      );
    // By place instead: each on the one below.
    expect(followLayers(many(1), many(2))).toEqual(
      Array.from({ length: 2_001 }, (_, place) => place),
    );
  });
});
