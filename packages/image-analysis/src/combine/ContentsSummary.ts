import { DiveFigures, HiddenBytes, PathTrait } from './ImageContents';

/** What takes the space, by what it is for. @public */
export type SpaceKind =
  /** Compilers, SDKs, headers, static libraries. */
  | 'toolchain'
  /** Where the distribution's packages lie, if a package manager is there. */
  | 'packages'
  /** Libraries of the application: `node_modules`, `site-packages`, jars, … */
  | 'dependencies'
  /** What the image's own layers hold besides. */
  | 'application'
  | 'cache'
  | 'documentation'
  | 'leftover'
  | 'debug'
  /**
   * Systems without a package manager, runtimes that a base brings beside its
   * packages, lists of packages, logs.
   */
  | 'system';

/** Files of one trait in one layer. @public */
export interface ContentsGroup {
  family: PathTrait['family'];
  kind: string;
  root: string;
  layer: number;
  fileCount: number;
  bytes: number;
  /** Of `bytes`, what no upper layer hides. */
  liveBytes: number;
}

/** What one layer holds, for a page. @public */
export interface LayerContentsSummary {
  index: number;
  isRead: boolean;
  unreadReason?: string;
  uncompressedBytes?: number;
  fileCount: number;
  fileBytes: number;
  liveBytes: number;
  owns: HiddenBytes;
  hides: HiddenBytes;
  /** Directories that explain most of its bytes, at most 10, none inside another. */
  directories: { path: string; bytes: number }[];
  /** At most 10. */
  files: { path: string; bytes: number; isLive: boolean }[];
}

/**
 * What is in an image, bounded and in plain JSON: what is stored with a
 * verdict and shown on a page.
 * @public
 */
export interface ContentsSummary {
  /** Version of this form. */
  version: 1;
  isComplete: boolean;
  /** Sum over the layers, where all are known: what `docker image ls` shows. */
  uncompressedBytes?: number;
  fileBytes: number;
  liveBytes: number;
  hidden: HiddenBytes;
  ownHidden: HiddenBytes;
  hiddenBaseBytes: number;
  wastedBytes: number;
  wastedCompressedBytes: number;
  efficiency: number;
  dive: DiveFigures;
  duplicateBytes: number;
  /** Largest first, at most 20. */
  duplicates: { bytes: number; paths: string[]; copyCount: number }[];
  /** Live bytes by what they are for; they add up to `liveBytes`. Largest first. */
  space: { kind: SpaceKind; bytes: number }[];
  /** Largest first, at most 50. */
  groups: ContentsGroup[];
  /** Hidden files, largest first, at most 50. */
  hiddenFiles: {
    path: string;
    bytes: number;
    how: keyof HiddenBytes;
    layer: number;
    hiddenBy: number;
  }[];
  /** Live, largest first, at most 20. */
  largestFiles: { path: string; bytes: number; layer: number }[];
  /** Per package manager. */
  packages: {
    manager: 'dpkg' | 'apk' | 'rpm';
    count: number;
    installedBytes: number;
  }[];
  /** Largest first, at most 20. */
  largestPackages: { name: string; version: string; installedBytes: number }[];
  packagesIncomplete?: string;
  /** Live ELF files with symbols or debug sections, largest first, at most 20. */
  executables: {
    path: string;
    bytes: number;
    architecture: string;
    linkage: 'static' | 'dynamic' | 'unknown';
    language?: 'go' | 'rust';
    symbolBytes: number;
    debugBytes: number;
  }[];
  /** `Debian GNU/Linux 12 (bookworm)`, `Alpine Linux v3.20`; absent where nothing tells. */
  operatingSystem?: string;
  layers: LayerContentsSummary[];
  /** Lock files and dependency manifests, for comparing releases; at most 50. */
  lockfiles: { path: string; hash: string }[];
}
