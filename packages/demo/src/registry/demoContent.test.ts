import { createHash } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import {
  LayerSpec,
  computeDigests,
  digestsOf,
  tableKey,
  unpackedLayer,
} from '../blobs';
import { demoServices } from '../catalog/services';
import {
  demoLayers,
  demoStories,
  imagesOf,
  uncompressedBytes,
} from '../stories';
import { fillRegistry } from './fillRegistry';
import { Repository } from './RegistryContent';

const now = new Date('2026-11-21T10:00:00Z');
const host = 'localhost:7070';
const stories = demoStories();
const content = fillRegistry(stories, { now, host });

/** Blobs up to this length are all read; of the larger ones a sample. */
const SMALL = 3_000_000;

interface Reference {
  digest: string;
  size: number;
  mediaType: string;
}

function hashOf(pieces: Iterable<Uint8Array>): {
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

function parse(bytes: Uint8Array) {
  return JSON.parse(Buffer.from(bytes).toString('utf8'));
}

function blobReferences(repository: Repository): Reference[] {
  return [...repository.manifests.values()].flatMap(({ bytes }) => {
    const { config, layers = [] } = parse(bytes);
    return config ? [config, ...layers] : [];
  });
}

function blobOf(repository: string, { digest }: Reference) {
  const blob = content.get(repository)?.blobs.get(digest);
  if (!blob) throw new Error(`${repository} has no blob ${digest}`);
  return blob;
}

function manifestOf(repository: string, tag: string) {
  const held = content.get(repository);
  const manifest = held?.manifests.get(held.tags.get(tag) ?? '');
  if (!manifest) throw new Error(`${repository} has no tag ${tag}`);
  return parse(manifest.bytes);
}

function configOf(repository: string, tag: string) {
  const { config } = manifestOf(repository, tag);
  return parse(Buffer.concat([...blobOf(repository, config).open()]));
}

/** Unpacked lengths of the images of a repository, oldest first. */
function ladder(repository: string): number[] {
  const story = stories.find(one => one.repository === repository);
  return (story?.pushes ?? []).flatMap(imagesOf).map(uncompressedBytes);
}

/** As `docker image ls` prints lengths: three significant digits. */
function shown(bytes: number): string {
  return bytes < 1e6
    ? `${Number((bytes / 1e3).toPrecision(3))} kB`
    : `${Number((bytes / 1e6).toPrecision(3))} MB`;
}

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

describe('the digest table', () => {
  const layers = demoLayers();

  it('knows every layer of every image', () => {
    expect(layers.length).toBeGreaterThan(200);
    expect(() => layers.map(digestsOf)).not.toThrow();
  });

  it('says of small layers what making them says', () => {
    const small = layers.filter(
      layer => digestsOf(layer).uncompressedBytes <= SMALL,
    );
    expect(small.length).toBeGreaterThan(50);
    for (const layer of small) {
      expect(computeDigests(layer)).toEqual(digestsOf(layer));
    }
  });

  it('does not know a layer that has changed since', () => {
    const changed: LayerSpec = {
      packing: 'gzip',
      entries: [{ type: 'text', path: 'new', text: 'not in the table' }],
    };
    expect(() => digestsOf(changed)).toThrow('yarn workspace demo digests');
    expect(tableKey(changed)).not.toBe(
      tableKey({ ...changed, packing: 'zstd' }),
    );
  });
});

describe('the stories', () => {
  it('tell the ladder of the workshop', () => {
    expect(ladder('workshop/hello').map(shown)).toEqual([
      '796 MB',
      '396 MB',
      '6.42 MB',
      '2 MB',
      '1.2 MB',
      '682 kB',
    ]);
  });

  it('tell of go-docker: 317 to 7.35 MB', () => {
    const sizes = ladder('workshop/go-docker').map(shown);
    expect(sizes[0]).toBe('317 MB');
    expect(sizes.at(-1)).toBe('7.35 MB');
  });

  it('tell of the asset server: 920 to 18.2 MB', () => {
    const sizes = ladder('shop/asset-server').map(shown);
    expect(sizes[0]).toBe('920 MB');
    expect(sizes.at(-1)).toBe('18.2 MB');
  });

  it('tell of Maven and a slim JRE: bases of 1 GB and 100 MB', () => {
    expect(ladder('base/maven').map(shown)).toEqual(['1000 MB']);
    expect(ladder('base/openjdk').map(shown)).toEqual(['100 MB']);
  });

  it('make the Python service anew with each release until its layers are in order', () => {
    const layersOf = (tag: string): string[] =>
      manifestOf('insight/reports-api', tag).layers.map(
        ({ digest }: Reference) => digest,
      );
    const shared = (left: string, right: string) =>
      layersOf(right).filter(digest => layersOf(left).includes(digest)).length;
    // Base (2), working directory and requirements stay; the rest does not.
    expect(shared('1.13.0', '1.14.0')).toBe(4);
    expect(layersOf('1.14.0')).toHaveLength(8);
    // Only the sources change.
    expect(shared('2.1.0', '2.2.0')).toBe(layersOf('2.2.0').length - 1);
  });

  it('let the newest checkout grow by about 80 MB to transfer', () => {
    const transferred = (tag: string): number =>
      manifestOf('shop/checkout', tag).layers.reduce(
        (sum: number, { size }: Reference) => sum + size,
        0,
      );
    const growth = transferred('3.20.0') - transferred('3.19.0');
    expect(growth).toBeGreaterThan(75e6);
    expect(growth).toBeLessThan(85e6);
  });

  it('share the layers of base images with the services on them', () => {
    const base: string[] = configOf('base/node', '20-slim').rootfs.diff_ids;
    const { rootfs } = configOf('shop/checkout', 'latest');
    expect(rootfs.diff_ids.slice(0, base.length)).toEqual(base);
  });

  it('give maintenance releases a later date than what they maintain beside', () => {
    const created = (tag: string) => configOf('money/ledger', tag).created;
    expect(created('1.9.7') > created('2.0.0')).toBe(true);
  });

  it('date releases within the half year before the start', () => {
    const dates = [...content.keys()]
      .filter(name => !/^(base|shop\/pricing)/.test(name))
      .flatMap(name => {
        const repository = content.get(name);
        return blobReferences(repository ?? new Repository())
          .filter(({ mediaType }) =>
            /config\.v1|image\.v1\+json/.test(mediaType),
          )
          .map(reference =>
            parse(Buffer.concat([...blobOf(name, reference).open()])),
          )
          .filter(({ os }) => os === 'linux')
          .map(({ created }): string => created);
      })
      .sort();
    expect(dates.length).toBeGreaterThan(180);
    expect(dates[0] >= '2026-05-20').toBe(true);
    expect(dates[dates.length - 1] < '2026-11-20').toBe(true);
    expect(dates[0] < '2026-06-01').toBe(true);
    expect(dates[dates.length - 1] > '2026-11-15').toBe(true);
  });

  it('date the reproducible build to 1970', () => {
    expect(configOf('shop/pricing', '0.8.0').created).toBe(
      '1970-01-01T00:00:00Z',
    );
  });

  it('write histories as each builder does', () => {
    const lastStep = (repository: string, tag: string) =>
      configOf(repository, tag)
        .history.filter(
          ({ empty_layer }: { empty_layer?: boolean }) => !empty_layer,
        )
        .at(-1);
    expect(lastStep('shop/checkout', 'latest')).toMatchObject({
      created_by: 'COPY . . # buildkit',
      comment: 'buildkit.dockerfile.v0',
    });
    expect(lastStep('workshop/hello', '1.0.0').created_by).toBe(
      '/bin/sh -c go build -o hello .',
    );
    expect(lastStep('money/ledger', '2.0.0').created_by).toMatch(
      /^\/bin\/sh -c #\(nop\) COPY file:[a-f0-9]{64} in \/usr\/local\/bin\/ledger $/,
    );
    expect(lastStep('runway/mailer', '1.2.0')).toMatchObject({
      created: '0001-01-01T00:00:00Z',
      created_by: 'COPY . /app',
      author: 'kaniko',
    });
    expect(lastStep('money/invoices', '1.8.0')).toMatchObject({
      created_by: 'jib-maven-plugin:3.4.3',
      comment: 'classes',
      author: 'Jib',
    });
    expect(lastStep('shop/pricing', '0.3.0').created_by).toBe(
      'bazel build //pricing:server_layer',
    );
    expect(lastStep('runway/feature-flags', 'v1.0.0').created_by).toMatch(
      /^ko build ko:\/\//,
    );
    expect(configOf('money/ledger', '2.0.0').history[1].comment).toBe(
      'FROM localhost:7070/base/fedora-minimal:40',
    );
    const labels = configOf('money/orders', '7.0.0').config.Labels;
    expect(
      JSON.parse(labels['io.buildpacks.lifecycle.metadata']).runImage.topLayer,
    ).toBe(configOf('base/buildpacks-run', '12').rootfs.diff_ids.at(-1));
  });

  it('name only repositories that exist, but for the one that does not', () => {
    const named = demoServices({ registryHost: host })
      .flatMap(
        ({ metadata }) =>
          metadata.annotations?.['image-insights.io/repositories']?.split(
            ', ',
          ) ?? [],
      )
      .filter(name => name.startsWith(`${host}/`))
      .map(name => name.slice(host.length + 1));
    expect(named.filter(name => !content.has(name))).toEqual(['shop/loyalty']);
    expect([...content.keys()].filter(name => !named.includes(name))).toEqual(
      [],
    );
  });

  it('name files where such images have them', () => {
    const [layer] = demoLayers().filter(({ entries }) =>
      entries.some(({ path }) => path === 'usr/local/go/bin/go'),
    );
    const archive = [...unpackedLayer(layer)];
    expect(
      archive.some(piece =>
        Buffer.from(piece)
          .toString('latin1', 0, 100)
          .includes('usr/local/go/bin/go'),
      ),
    ).toBe(true);
  });
});
