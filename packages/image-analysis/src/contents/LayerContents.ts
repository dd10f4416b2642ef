/** @public */
export type EntryType =
  | 'file'
  | 'directory'
  | 'symlink'
  | 'hardlink'
  | 'device'
  | 'fifo';

/**
 * An entry of a layer's tar. Where a tar names a path twice, the last entry
 * counts and the others are gone.
 * @public
 */
export interface LayerEntry {
  /** Normalised: `usr/bin/curl`; no leading or trailing slash, no `.`. */
  path: string;
  type: EntryType;
  /** Of a regular file; 0 for everything else, whatever the header says. */
  bytes: number;
  /** Permission bits with setuid, setgid and sticky: `0o4755`. */
  mode: number;
  uid: number;
  gid: number;
  /** Seconds since 1970; absent where the header holds no number. */
  modifiedAt?: number;
  /** Target of a symbolic link (as written) or of a hard link (normalised). */
  linkTarget?: string;
  /**
   * Names the contents of a regular file that is not empty: equal in two files
   * of equal length where, beyond reasonable doubt, their contents are equal.
   * Comparable between all layers read by one version of this form.
   */
  hash?: string;
}

/** @public */
export type ElfLinkage = 'static' | 'dynamic' | 'unknown';

/**
 * What the headers of an ELF file tell.
 * @public
 */
export interface ElfFacts {
  path: string;
  bytes: number;
  kind: 'executable' | 'shared-object' | 'relocatable' | 'core' | 'other';
  /** `amd64`, `arm64`, `386`, `arm`, `riscv64`, … or `machine-<number>`. */
  architecture: string;
  linkage: ElfLinkage;
  /** Where known from its sections: `go`, `rust`. */
  language?: 'go' | 'rust';
  /** Bytes of `.symtab` and its string table: what `strip` takes away. */
  symbolBytes: number;
  /** Bytes of `.debug_*`, `.zdebug_*` and the like: what `strip -g` takes away. */
  debugBytes: number;
  /** False where the section table is missing, damaged or could not be kept. */
  hasSections: boolean;
}

/** @public */
export interface PackageFacts {
  name: string;
  version: string;
  architecture?: string;
  /** As the package manager estimates what it occupies. */
  installedBytes: number;
  /** Pulled in by others, where the database tells. */
  isAutomatic?: boolean;
  /** Names, alternatives as separate entries, versions left out. */
  depends: string[];
  recommends: string[];
  /** dpkg's section (`devel`, `libdevel`, `doc`, …) where it has one. */
  section?: string;
}

/**
 * A package manager's list of what is installed, as of one layer.
 * @public
 */
export interface PackageDatabase {
  manager: 'dpkg' | 'apk' | 'rpm';
  path: string;
  packages: PackageFacts[];
  /** Why `packages` is empty or cut short: format not read, too many, … */
  incomplete?: string;
}

/**
 * A place that looks like a secret. Never holds the value or a part of it.
 * @public
 */
export interface SecretSighting {
  path: string;
  /** `private-key`, `aws-access-key`, `npm-token`, `env-file`, … */
  kind: string;
  /** By a pattern in the contents, or by the file's name alone. */
  seenIn: 'contents' | 'name';
  /** 1 is the first line, where seen in contents. */
  line?: number;
}

/**
 * A package.json outside `node_modules`: which packages its own image needs.
 * @public
 */
export interface NodeManifest {
  path: string;
  name?: string;
  dependencies: string[];
  devDependencies: string[];
}

/**
 * Something in the tar that an honest builder does not write.
 * @public
 */
export interface LayerOddity {
  kind:
    | 'path-escapes-root'
    | 'path-too-long'
    | 'duplicate-path'
    | 'negative-or-huge-length'
    | 'unknown-entry-type'
    | 'empty-path'
    | 'odd-characters'
    | 'trailing-data'
    | 'missing-end';
  /** How often. */
  count: number;
  /** The first one, shortened. */
  example: string;
}

/**
 * What is in one layer, from one pass over its tar: plain JSON, safe to store
 * and to show, enough to judge the layer again by better rules without
 * another pull.
 * @public
 */
export interface LayerContents {
  /** Version of this form. */
  version: 1;
  /** Digest of the blob, verified while it was read. */
  digest: string;
  /** Of the blob. */
  compressedBytes: number;
  /** Length of the tar. */
  uncompressedBytes: number;
  compression: 'none' | 'gzip' | 'zstd';
  /** In the order of the tar. Whiteouts are not among them. */
  entries: LayerEntry[];
  /** Paths that the layer removes from the layers below it. */
  whiteouts: string[];
  /** Directories of which nothing of the layers below shows through. */
  opaqueDirectories: string[];
  executables: ElfFacts[];
  packageDatabases: PackageDatabase[];
  secrets: SecretSighting[];
  nodeManifests: NodeManifest[];
  /**
   * Small files that say what the system is, at most 16 KiB each, by path:
   * `etc/os-release`, `usr/lib/os-release`, `etc/alpine-release`,
   * `etc/debian_version`, `etc/apt/apt.conf.d/*`, `etc/passwd` (names and
   * shells only matter to rules; hashes of passwords are never kept).
   */
  texts: Record<string, string>;
  oddities: LayerOddity[];
}
