import {
  ElfFacts,
  EntryType,
  LayerOddity,
  NodeManifest,
  PackageFacts,
  SecretSighting,
} from '../contents/LayerContents';

/** How bytes of a lower layer came to be hidden by an upper one. @public */
export type HiddenHow = 'removed' | 'rewritten' | 'metadata';

/**
 * One regular file as one layer holds it. A path that three layers write is
 * three versions, of which at most the last is live.
 * @public
 */
export interface FileVersion {
  /** Distinct in its image; index into {@link ImageContents.files}. */
  id: number;
  /** Index of the layer that owns it: where its bytes are paid for. */
  layer: number;
  path: string;
  bytes: number;
  mode: number;
  uid: number;
  modifiedAt?: number;
  hash?: string;
  /** Absent while it is live. */
  hidden?: {
    how: HiddenHow;
    /** Index of the layer that hid it: whose instruction is to be mended. */
    by: number;
  };
  /** What the path tells that it is; absent for ordinary files. */
  trait?: PathTrait;
}

/**
 * What a file is for, as far as its path tells.
 * @public
 */
export interface PathTrait {
  family: /** Kept by a package manager for the next installation. */
  | 'cache'
    /** Compilers, SDKs, headers, static libraries. */
    | 'toolchain'
    /** Version control, editors, CI, tests, local configuration. */
    | 'leftover'
    /** Manuals, documentation, translations. */
    | 'documentation'
    /** Debug files and source maps. */
    | 'debug'
    /** Rewritten by every installation: package databases, linker caches, logs. */
    | 'churn';
  /**
   * Within the family: `apt-lists`, `apt-archives`, `apk`, `dnf`, `pip`,
   * `npm`, `yarn`, `pnpm`, `maven`, `gradle`, `go`, `cargo`, `nuget`,
   * `composer`, `gem`, `conda`, `model`; `go-sdk`, `gcc`, `headers`,
   * `static-libraries`, `jdk`, `rust`, `dotnet-sdk`, `maven`, `gradle`,
   * `cuda`, `llvm`, `make`; `git`, `ide`, `ci`, `tests`, `docker`, `logs`,
   * `core-dump`; `man`, `doc`, `locale`; `source-map`, `debug-file`; …
   */
  kind: string;
  /** The directory (or file) that stands for the group: `root/.cache/pip`. */
  root: string;
}

/** Bytes of regular files by how they came to be hidden. @public */
export interface HiddenBytes {
  removed: number;
  rewritten: number;
  metadata: number;
}

/** What one layer holds, owns and hides. @public */
export interface LayerUsage {
  index: number;
  digest: string;
  fromBase: boolean;
  /** False where its contents are not known; then all figures are 0. */
  isRead: boolean;
  /** Why they are not known. */
  unreadReason?: string;
  compressedBytes: number;
  /** Length of the tar; absent where not known. */
  uncompressedBytes?: number;
  fileCount: number;
  /** Sum over its regular files. */
  fileBytes: number;
  liveBytes: number;
  /** Of its own files, hidden by layers above. */
  owns: HiddenBytes;
  /** Of files of layers below, hidden by this layer. */
  hides: HiddenBytes;
}

/** Equal contents under several live paths; hard links are one. @public */
export interface DuplicateGroup {
  bytes: number;
  /** Ids of the copies, at least two. */
  copies: number[];
  /** `bytes × (copies - 1)` */
  wastedBytes: number;
}

/** A package that the topmost live database lists. @public */
export interface InstalledPackage extends PackageFacts {
  manager: 'dpkg' | 'apk' | 'rpm';
  /** Layer whose database names it first; absent where not known. */
  layer?: number;
}

/**
 * What `dive` would print for the same image, its formulas followed to the
 * letter where they are defined.
 * @public
 */
export interface DiveFigures {
  /** 0 to 1. */
  efficiency: number;
  wastedBytes: number;
  /** File bytes of all layers but the first. */
  userBytes: number;
  /** `wastedBytes / userBytes`; absent where dive would divide by zero. */
  wastedUserPercent?: number;
}

/**
 * What is in an image: its layers' contents laid over each other, bottom up,
 * as the overlay file system does.
 * @public
 */
export interface ImageContents {
  layers: LayerUsage[];
  /** True where every layer (empty ones aside) was read. */
  isComplete: boolean;
  /** All versions of all regular files, ids ascending, bottom layer first. */
  files: readonly FileVersion[];
  /** The live file of a path. */
  liveFile(path: string): FileVersion | undefined;
  /** Type of a live path of any type. */
  liveType(path: string): EntryType | undefined;
  /** Target of a live symbolic link as written, or of a hard link. */
  linkTarget(path: string): string | undefined;
  /**
   * Whether another live path is a hard link to this live file, so that
   * removing its own path alone would free nothing.
   */
  isHardLinked(id: number): boolean;
  /** Live files below a directory (`''` is the root). */
  liveBelow(directory: string): FileVersion[];
  /** Sum over all versions. */
  fileBytes: number;
  liveBytes: number;
  hidden: HiddenBytes;
  /** `hidden` restricted to files that layers above the base own. */
  ownHidden: HiddenBytes;
  /** Bytes of base files that layers above the base hide: not recoverable without changing the base. */
  hiddenBaseBytes: number;
  /** Sum of `hidden`. */
  wastedBytes: number;
  /** `liveBytes / fileBytes`; 1 where there are no file bytes. */
  efficiency: number;
  /** Compressed estimate of `hidden`: per owning layer, its share of the tar. */
  wastedCompressedBytes: number;
  duplicates: DuplicateGroup[];
  dive: DiveFigures;
  /** Of live files. */
  executables: (ElfFacts & { file: number })[];
  packages: InstalledPackage[];
  /** Where a database is there but could not be read. */
  packagesIncomplete?: string;
  /** In live files, and in hidden ones: removing a secret later hides nothing. */
  secrets: (SecretSighting & { layer: number; isLive: boolean })[];
  /** Of live files. */
  nodeManifests: (NodeManifest & { layer: number })[];
  /** Live small files, see `LayerContents.texts`. */
  texts: Record<string, string>;
  oddities: (LayerOddity & { layer: number })[];
}
