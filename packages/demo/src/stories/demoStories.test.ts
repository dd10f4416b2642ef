import { unpackedLayer } from '../blobs';
import { demoServices } from '../catalog/services';
import { Repository } from '../registry/RegistryContent';
import {
  Reference,
  blobOf,
  blobReferences,
  configOf,
  content,
  host,
  ladder,
  manifestOf,
  parse,
  shown,
} from '../testing';
import { demoLayers } from './demoStories';

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

  it('let a task of the route planner pull 500 MB, to the byte', () => {
    const { config, layers } = manifestOf('insight/route-planner', 'latest');
    const sizes = [config, ...layers].map(({ size }: Reference) => size);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(500_000_000);
    const planner = demoServices({ registryHost: host }).find(
      ({ metadata }) => metadata.name === 'route-planner',
    );
    expect(planner?.metadata.annotations).toMatchObject({
      'image-insights.io/instances': '20',
      'image-insights.io/deployments-per-month': '20',
      'image-insights.io/runtime': 'task',
    });
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
