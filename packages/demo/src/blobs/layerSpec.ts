/**
 * What a layer holds, as data: small enough to keep for hundreds of layers,
 * complete enough that the layer's bytes follow from it alone.
 */
export interface LayerSpec {
  packing: 'gzip' | 'zstd' | 'none';
  /** In the order of the archive; parent directories are added as needed. */
  entries: LayerEntry[];
  /**
   * Seconds since 1970 at which all entries were written; default 1 January
   * 2026. Steps that are run anew write the same files at another time, which
   * makes another layer of them.
   */
  modifiedAt?: number;
}

export type LayerEntry =
  | FileEntry
  | TextEntry
  | BinaryEntry
  | { type: 'directory'; path: string }
  | { type: 'symlink'; path: string; target: string }
  /** Hides `path` of the layers below. */
  | { type: 'whiteout'; path: string };

/** A file whose content does not matter, only its length and how it packs. */
export interface FileEntry {
  type: 'file';
  path: string;
  bytes: number;
  /** Share that no compressor makes smaller, 0 to 1. */
  density: number;
  /** Which content: equal content, length and density give equal files. */
  content: string;
  mode?: number;
}

/** A file with the text that it should have. */
export interface TextEntry {
  type: 'text';
  path: string;
  text: string;
  mode?: number;
}

/** A statically linked ELF executable with real section headers. */
export interface BinaryEntry {
  type: 'binary';
  path: string;
  content: string;
  density: number;
  /** Made by Go, which leaves its mark in a section of its own. */
  isGo?: boolean;
  /** Bytes of machine code and constants. */
  codeBytes: number;
  /** Bytes of symbol and string table; 0 where stripped. */
  symbolBytes: number;
  /** Bytes of debugging information; 0 where stripped. */
  debugBytes: number;
}
