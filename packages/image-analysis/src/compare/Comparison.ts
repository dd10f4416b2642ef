/** @public */
export type LayerChangeKind =
  /** Same diff ID, same blob. */
  | 'unchanged'
  /** Same diff ID, another blob: compressed differently. */
  | 'recompressed'
  /** Belongs to the base on both sides (or on the one side it is on). */
  | 'base'
  /** The same instruction made other contents. */
  | 'same-instruction'
  | 'added'
  | 'removed';

/**
 * One row of a comparison: a layer of either image, or a pair of them.
 * @public
 */
export interface LayerChange {
  kind: LayerChangeKind;
  /** Index in the first image, in the second. At least one is there. */
  from?: number;
  to?: number;
  /** As the second image has it, or the first. */
  instruction?: string;
  fromCompressedBytes: number;
  toCompressedBytes: number;
  /** `to - from`; the sum over all rows is the whole difference, exactly. */
  compressedBytes: number;
  /** `to - from` of the tars, where both are known. */
  uncompressedBytes?: number;
}

/** A difference in live contents, uncompressed. @public */
export interface ContentsChange {
  /** Package name, directory or file path. */
  name: string;
  kind: 'added' | 'removed' | 'changed';
  fromBytes: number;
  toBytes: number;
  /** `toBytes - fromBytes` */
  bytes: number;
  /** Of packages. */
  fromVersion?: string;
  toVersion?: string;
}

/**
 * What changed from one image to another.
 * @public
 */
export interface Comparison {
  from: string;
  to: string;
  /** `to - from`, layers and config. */
  compressedBytes: number;
  /** The part of the config. */
  configBytes: number;
  /** In the order of the images, bottom first. */
  layers: LayerChange[];
  /**
   * What a node that holds the first image transfers for the second: layers
   * are reused as long as everything below them is the same.
   */
  pull: { reusedBytes: number; transferredBytes: number };
  /** Where the contents of both are known; else why not. */
  contents:
    | {
        known: true;
        /** Largest change first, at most 200 of each kind. */
        packages: ContentsChange[];
        /**
         * Those that explain what changed, none inside another; only files
         * that changed count, on either side.
         */
        directories: ContentsChange[];
        files: ContentsChange[];
        /** Sum over all files: live bytes `to - from`. */
        bytes: number;
      }
    | { known: false; reason: string };
}
