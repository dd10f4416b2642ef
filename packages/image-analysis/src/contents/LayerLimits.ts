const MEBIBYTE = 1024 * 1024;

/**
 * Bounds of reading one layer. What exceeds one is refused by a
 * {@link LayerContentsError}, or, where said, left out and noted.
 *
 * @public
 */
export interface LayerLimits {
  /** Length of the tar. Default 10 GiB. */
  uncompressedBytes: number;
  /** How many times longer than its blob the tar may be. Default 100. */
  expansion: number;
  /** The expansion is not looked at below this length. Default 256 MiB. */
  expansionFreeBytes: number;
  /** Headers of any kind. Default 2,000,000. */
  entries: number;
  /** Of one extended header or long name. Default 1 MiB. */
  headerBytes: number;
  /** Of one path; entries with longer ones are left out. Default 4,096. */
  pathBytes: number;
  /** Text files up to this length are searched for secrets. Default 1 MiB. */
  secretFileBytes: number;
  /** A package database is read up to this length. Default 64 MiB. */
  databaseBytes: number;
  /** Packages kept of one database. Default 50,000. */
  packages: number;
  /** Of each kind of fact (executables, secrets, manifests). Default 20,000. */
  facts: number;
}

/** @public */
export const LAYER_LIMITS: Readonly<LayerLimits> = {
  uncompressedBytes: 10 * 1024 * MEBIBYTE,
  expansion: 100,
  expansionFreeBytes: 256 * MEBIBYTE,
  entries: 2_000_000,
  headerBytes: MEBIBYTE,
  pathBytes: 4_096,
  secretFileBytes: MEBIBYTE,
  databaseBytes: 64 * MEBIBYTE,
  packages: 50_000,
  facts: 20_000,
};
