import { gunzipSync } from 'node:zlib';
import {
  Reference,
  blobOf,
  blobReferences,
  configOf,
  content,
  hashOf,
  host,
  manifestOf,
  now,
  parse,
  stories,
} from '../testing';
import { fillRegistry } from './fillRegistry';

/** Blobs up to this length are all read; of the larger ones a sample. */
const SMALL = 3_000_000;

describe('what the demo registry holds', () => {
  it('has some 200 tags of services', () => {
    const tags = [...content]
      .filter(([name]) => !name.startsWith('base/'))
      .flatMap(([, { tags: held }]) => [...held.keys()]);
    expect(tags.length).toBeGreaterThan(190);
    expect(tags.length).toBeLessThan(260);
  });

  it('has every manifest under its own digest, and every tag on a manifest', () => {
    for (const { manifests, tags } of content.values()) {
      for (const [digest, { bytes }] of manifests) {
        expect(hashOf([bytes]).digest).toBe(digest);
      }
      expect([...tags.values()].filter(to => !manifests.has(to))).toEqual([]);
    }
  });

  it('has every manifest that an index names, with its length', () => {
    for (const { manifests } of content.values()) {
      for (const { bytes } of manifests.values()) {
        const { manifests: children = [] } = parse(bytes);
        for (const { digest, size } of children) {
          expect(manifests.get(digest)?.bytes.length).toBe(size);
        }
      }
    }
  });

  it('has every blob that a manifest names, with its length', () => {
    for (const repository of content.values()) {
      for (const { digest, size } of blobReferences(repository)) {
        expect(repository.blobs.get(digest)?.bytes).toBe(size);
      }
    }
  });

  it('gives small blobs that verify against their digests', () => {
    const small = new Map<string, { name: string; reference: Reference }>();
    for (const [name, repository] of content) {
      for (const reference of blobReferences(repository)) {
        if (reference.size <= SMALL) {
          small.set(reference.digest, { name, reference });
        }
      }
    }
    expect(small.size).toBeGreaterThan(300);
    for (const { name, reference } of small.values()) {
      const { digest, size } = reference;
      expect(hashOf(blobOf(name, reference).open())).toEqual({ digest, size });
    }
  });

  it('gives large blobs that verify against their digests', () => {
    const sample = [
      ['workshop/hello', '1.0.0'],
      ['money/billing', '4.0.0'],
      ['insight/reports-api', '1.3.0'],
      ['runway/image-resizer', '0.8.0'],
    ];
    for (const [repository, tag] of sample) {
      const layers: Reference[] = manifestOf(repository, tag).layers;
      const largest = layers.reduce((left, right) =>
        left.size > right.size ? left : right,
      );
      expect(largest.size).toBeGreaterThan(SMALL);
      expect(hashOf(blobOf(repository, largest).open())).toEqual({
        digest: largest.digest,
        size: largest.size,
      });
    }
  });

  it('names layers by diff IDs that are the hashes of their archives', () => {
    const { layers } = manifestOf('shop/search', '2.9.0');
    const { rootfs } = configOf('shop/search', '2.9.0');
    expect(rootfs.diff_ids).toHaveLength(layers.length);
    layers.forEach((layer: Reference, index: number) => {
      const packed = Buffer.concat([...blobOf('shop/search', layer).open()]);
      expect(hashOf([gunzipSync(packed)]).digest).toBe(rootfs.diff_ids[index]);
    });
  });

  it('has as many layers as its histories and diff IDs say', () => {
    const images = [...content].flatMap(([name, repository]) =>
      [...repository.manifests.values()]
        .map(({ bytes }) => parse(bytes))
        .filter(({ layers }) => /layer|diff/.test(layers?.[0]?.mediaType))
        .map(({ config, layers }) => ({
          layers,
          ...parse(Buffer.concat([...blobOf(name, config).open()])),
        })),
    );
    expect(images.length).toBeGreaterThan(200);
    for (const { layers, rootfs, history } of images) {
      const filled = history.filter(
        (entry: { empty_layer?: boolean }) => !entry.empty_layer,
      );
      expect(filled).toHaveLength(layers.length);
      expect(rootfs.diff_ids).toHaveLength(layers.length);
    }
  });

  it('is the same on every start of a day, and another the day after', () => {
    const tagsOf = (day: Date) =>
      [...fillRegistry(stories, { now: day, host }).values()].map(
        ({ tags }) => [...tags],
      );
    const evening = new Date('2026-11-21T23:59:59Z');
    const tomorrow = new Date('2026-11-22T00:00:01Z');
    expect(tagsOf(evening)).toEqual(tagsOf(now));
    expect(tagsOf(tomorrow)).not.toEqual(tagsOf(now));
  });
});
