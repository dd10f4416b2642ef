/**
 * Compressed bytes by how they are fetched, since paths price the two apart.
 * @public
 */
export interface BytesByKind {
  /** Layers and configs: blobs. */
  blob: number;
  /** Manifests and indexes: answers of the registry's API. */
  api: number;
}
