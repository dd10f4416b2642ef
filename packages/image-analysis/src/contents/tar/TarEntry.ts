import type { EntryType } from '../LayerContents';

/** A header of a tar with all that extended headers before it say. */
export interface TarEntry {
  /** As written: may be absolute, empty or climb out. */
  rawPath: string;
  /** Absent where the kind of entry is not known. */
  type?: EntryType;
  /** The letter that tells the type. */
  typeFlag: string;
  /**
   * Length of a regular file, holes of a sparse one included: what a container
   * runtime writes, and what Go's tar reader, and so dive, tells. 0 for all
   * else.
   */
  bytes: number;
  /** Bytes that follow in the tar; less than `bytes` in a sparse file. */
  storedBytes: number;
  mode: number;
  uid: number;
  gid: number;
  /** Seconds since 1970. */
  modifiedAt?: number;
  /** As written. */
  rawLinkTarget?: string;
  /** Where the data of a sparse file lie, as text; to be hashed before them. */
  sparseMap?: string;
  /** True where the header gives a length that its type cannot have. */
  hasOddLength: boolean;
}

/** Takes the bytes of one file, in order, in as many parts as they come. */
export interface BodySink {
  write(part: Buffer): void;
  end(): void;
}

/** Is told what a tar holds. */
export interface TarHandler {
  /** A sink for the entry's bytes, or nothing where they do not matter. */
  entry(entry: TarEntry): BodySink | undefined;
  /** The archive ended without its two empty blocks. */
  missingEnd(): void;
  /** Bytes that are not zero follow the archive's end. */
  trailingData(): void;
}
