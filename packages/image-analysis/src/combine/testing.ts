import { LayerContents, LayerEntry } from '../contents/LayerContents';
import { LayerDescription } from '../model';
import { TestLayer, layerContentsOf } from '../rules/testing';
import { digestOf } from '../testing';
import { combineContents } from './combineContents';

/** A test's layer: files, and what its tar and its description say besides. */
export interface CombineTestLayer extends TestLayer {
  /** Entries that are no regular files, behind those that are. */
  others?: (Pick<LayerEntry, 'path' | 'type'> & Partial<LayerEntry>)[];
  /** What `layer` says otherwise than a plain own layer. */
  layer?: Partial<LayerDescription>;
  /** Its contents were not read. */
  unread?: string | true;
}

/** Combines layers of a few words, bottom first. */
export function combineTest(layers: readonly CombineTestLayer[]) {
  return combineContents({
    layers: layers.map((test, index) => {
      const layer = testLayer(index, test.layer);
      if (test.unread !== undefined) {
        return {
          layer,
          ...(test.unread === true ? {} : { unreadReason: test.unread }),
        };
      }
      return { layer, contents: testContents(test, layer) };
    }),
  });
}

export function testLayer(
  index: number,
  given: Partial<LayerDescription> = {},
): LayerDescription {
  return {
    index,
    digest: digestOf(`layer ${index}`),
    mediaType: 'application/vnd.oci.image.layer.v1.tar+gzip',
    compression: 'gzip',
    compressedBytes: 1_000,
    kind: 'unknown',
    isEmpty: false,
    ...given,
  };
}

export function testContents(
  test: CombineTestLayer,
  layer: LayerDescription,
): LayerContents {
  const { others = [], layer: _layer, unread: _unread, ...rest } = test;
  const contents = layerContentsOf(rest, layer.digest, layer.compressedBytes);
  return {
    ...contents,
    entries: [
      ...contents.entries,
      ...others.map(entry => ({
        bytes: 0,
        mode: 0o755,
        uid: 0,
        gid: 0,
        ...entry,
      })),
    ],
  };
}

/** A listed directory, as tars have them. */
export function directory(path: string) {
  return { path, type: 'directory' as const };
}
