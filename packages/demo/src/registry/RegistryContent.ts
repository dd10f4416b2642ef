import { createHash } from 'node:crypto';

/** The digest by which everything in a registry is named. */
export function digestOf(bytes: Uint8Array | string): string {
  return `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
}

/** A blob: its length, and its bytes made or read anew at each call. */
export interface Blob {
  bytes: number;
  open(): Iterable<Uint8Array>;
}

/** A manifest or index, as stored. */
export interface StoredManifest {
  mediaType: string;
  bytes: Uint8Array;
}

/** What one repository holds. */
export class Repository {
  /** Digests of manifests by tag. */
  readonly tags = new Map<string, string>();
  /** By digest. */
  readonly manifests = new Map<string, StoredManifest>();
  /** By digest. */
  readonly blobs = new Map<string, Blob>();

  /** Stores a small blob and returns its digest. */
  addBlob(bytes: Uint8Array): string {
    const digest = digestOf(bytes);
    this.blobs.set(digest, { bytes: bytes.length, open: () => [bytes] });
    return digest;
  }

  /** Stores a manifest, points the tags to it and returns its digest. */
  addManifest(
    mediaType: string,
    content: object,
    tags: string[] = [],
  ): { digest: string; bytes: number } {
    const bytes = Buffer.from(JSON.stringify(content, undefined, 2));
    const digest = digestOf(bytes);
    this.manifests.set(digest, { mediaType, bytes });
    for (const tag of tags) this.tags.set(tag, digest);
    return { digest, bytes: bytes.length };
  }
}

/** Repositories by name. */
export type RegistryContent = Map<string, Repository>;
