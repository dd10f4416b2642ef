import { createHash } from 'node:crypto';
import { fillRegistry } from './registry/fillRegistry';
import { Repository } from './registry/RegistryContent';
import { demoStories, imagesOf, uncompressedBytes } from './stories';

/** What tests look up in the demo's registry, without HTTP between. */

export const now = new Date('2026-11-21T10:00:00Z');
export const host = 'localhost:7070';
export const stories = demoStories();
export const content = fillRegistry(stories, { now, host });

export interface Reference {
  digest: string;
  size: number;
  mediaType: string;
}

export function hashOf(pieces: Iterable<Uint8Array>): {
  digest: string;
  size: number;
} {
  const hash = createHash('sha256');
  let size = 0;
  for (const piece of pieces) {
    hash.update(piece);
    size += piece.length;
  }
  return { digest: `sha256:${hash.digest('hex')}`, size };
}

export function parse(bytes: Uint8Array) {
  return JSON.parse(Buffer.from(bytes).toString('utf8'));
}

export function blobReferences(repository: Repository): Reference[] {
  return [...repository.manifests.values()].flatMap(({ bytes }) => {
    const { config, layers = [] } = parse(bytes);
    return config ? [config, ...layers] : [];
  });
}

export function blobOf(repository: string, { digest }: Reference) {
  const blob = content.get(repository)?.blobs.get(digest);
  if (!blob) throw new Error(`${repository} has no blob ${digest}`);
  return blob;
}

export function manifestOf(repository: string, tag: string) {
  const held = content.get(repository);
  const manifest = held?.manifests.get(held.tags.get(tag) ?? '');
  if (!manifest) throw new Error(`${repository} has no tag ${tag}`);
  return parse(manifest.bytes);
}

export function configOf(repository: string, tag: string) {
  const { config } = manifestOf(repository, tag);
  return parse(Buffer.concat([...blobOf(repository, config).open()]));
}

/** Unpacked lengths of the images of a repository, oldest first. */
export function ladder(repository: string): number[] {
  const story = stories.find(one => one.repository === repository);
  return (story?.pushes ?? []).flatMap(imagesOf).map(uncompressedBytes);
}

/** As `docker image ls` prints lengths: three significant digits. */
export function shown(bytes: number): string {
  return bytes < 1e6
    ? `${Number((bytes / 1e3).toPrecision(3))} kB`
    : `${Number((bytes / 1e6).toPrecision(3))} MB`;
}
