import { createHash } from 'node:crypto';
import { request } from 'node:http';
import { createServer } from 'node:net';
import { once } from 'node:events';
import { networkInterfaces } from 'node:os';
import { DemoRegistry, startDemoRegistry } from './startDemoRegistry';

/** Addresses of this machine that others see; it may have none. */
const outside = Object.values(networkInterfaces())
  .flatMap(addresses => addresses ?? [])
  .filter(({ family, internal }) => family === 'IPv4' && !internal)
  .map(({ address }) => address);

let registry: DemoRegistry;

beforeAll(async () => {
  registry = await startDemoRegistry({
    port: 0,
    now: new Date('2026-11-21T10:00:00Z'),
  });
});
afterAll(() => registry.close());

function get(path: string, init?: RequestInit): Promise<Response> {
  return fetch(`http://${registry.host}${path}`, init);
}

async function errorOf(response: Response): Promise<[number, string]> {
  const { errors } = await response.json();
  return [response.status, errors[0].code];
}

describe('startDemoRegistry', () => {
  it('answers the probe of the distribution API', async () => {
    const response = await get('/v2/');
    expect(response.status).toBe(200);
    expect(response.headers.get('docker-distribution-api-version')).toBe(
      'registry/2.0',
    );
  });

  it.each(['127.0.0.1', 'localhost'])('listens on %s', async address => {
    const response = await fetch(`http://${address}:${registry.port}/v2/`);
    expect(response.status).toBe(200);
  });

  it('cannot be reached at addresses that other machines see', async () => {
    const attempts = outside.map(async host => {
      const reaching = request({ host, port: registry.port, path: '/v2/' });
      const [error] = await once(reaching.end(), 'error');
      return error.code;
    });
    expect(await Promise.all(attempts)).toEqual(
      outside.map(() => 'ECONNREFUSED'),
    );
  });

  it('says which configuration key to change when its port is taken', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const address = other.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    await expect(startDemoRegistry({ port, now: new Date() })).rejects.toThrow(
      /demo\.registry\.port/,
    );
    other.close();
  });

  it('starts in little time: it makes layers when they are read', async () => {
    const begin = process.cpuUsage();
    const second = await startDemoRegistry({ port: 0, now: new Date() });
    expect(process.cpuUsage(begin).user / 1e6).toBeLessThan(10);
    await second.close();
  });

  it('stops even while a client keeps its connection', async () => {
    const second = await startDemoRegistry({ port: 0, now: new Date() });
    await fetch(second.url).then(response => response.text());
    await second.close();
    await expect(fetch(second.url)).rejects.toThrow();
  });

  describe('lists of tags', () => {
    it('hold all tags in lexical order', async () => {
      const { name, tags } = await (
        await get('/v2/money/ledger/tags/list')
      ).json();
      expect(name).toBe('money/ledger');
      expect(tags).toContain('1.9.7');
      expect(tags).toEqual([...tags].sort());
    });

    it('come in pages that link to the next', async () => {
      const all: string[] = [];
      let path: string | undefined = '/v2/money/ledger/tags/list?n=4';
      let pages = 0;
      while (path) {
        const response: Response = await get(path);
        const { tags } = await response.json();
        expect(tags.length).toBeLessThanOrEqual(4);
        all.push(...tags);
        pages += 1;
        path = /^<([^>]+)>; rel="next"$/.exec(
          response.headers.get('link') ?? '',
        )?.[1];
      }
      const { tags } = await (await get('/v2/money/ledger/tags/list')).json();
      expect(all).toEqual(tags);
      expect(pages).toBe(Math.ceil(tags.length / 4));
    });

    it('refuse a page length that is no number', async () => {
      expect(
        await errorOf(await get('/v2/money/ledger/tags/list?n=many')),
      ).toEqual([400, 'PAGINATION_NUMBER_INVALID']);
    });
  });

  describe('manifests', () => {
    it('are the same by tag and by digest', async () => {
      const byTag = await get('/v2/shop/search/manifests/latest');
      const digest = byTag.headers.get('docker-content-digest');
      const byDigest = await get(`/v2/shop/search/manifests/${digest}`);
      const body = await byTag.text();
      expect(await byDigest.text()).toBe(body);
      expect(`sha256:${createHash('sha256').update(body).digest('hex')}`).toBe(
        digest,
      );
      expect(byTag.headers.get('content-type')).toBe(
        JSON.parse(body).mediaType,
      );
    });

    it('answer HEAD without a body and with the length', async () => {
      const head = await get('/v2/shop/search/manifests/latest', {
        method: 'HEAD',
      });
      const full = await get('/v2/shop/search/manifests/latest');
      expect(await head.text()).toBe('');
      expect(head.headers.get('content-length')).toBe(
        String((await full.arrayBuffer()).byteLength),
      );
      expect(head.headers.get('docker-content-digest')).toBe(
        full.headers.get('docker-content-digest'),
      );
    });

    it('are not sent again to who has them', async () => {
      const first = await get('/v2/shop/search/manifests/latest');
      const again = await get('/v2/shop/search/manifests/latest', {
        headers: { 'if-none-match': first.headers.get('etag') ?? '' },
      });
      expect(again.status).toBe(304);
      expect(await again.text()).toBe('');
    });

    it('tell missing tags from missing repositories and bad references', async () => {
      expect(
        await errorOf(await get('/v2/shop/search/manifests/0.0.0')),
      ).toEqual([404, 'MANIFEST_UNKNOWN']);
      expect(
        await errorOf(await get('/v2/shop/loyalty/manifests/latest')),
      ).toEqual([404, 'NAME_UNKNOWN']);
      expect(await errorOf(await get('/v2/shop/loyalty/tags/list'))).toEqual([
        404,
        'NAME_UNKNOWN',
      ]);
      expect(
        await errorOf(await get('/v2/shop/search/manifests/sha256:123')),
      ).toEqual([400, 'DIGEST_INVALID']);
    });
  });

  describe('blobs', () => {
    async function layer(): Promise<{ path: string; size: number }> {
      const manifest = await (
        await get('/v2/shop/asset-server/manifests/latest')
      ).json();
      const { digest, size } = manifest.layers.at(-1);
      return { path: `/v2/shop/asset-server/blobs/${digest}`, size };
    }

    it('say their length to HEAD', async () => {
      const { path, size } = await layer();
      const head = await get(path, { method: 'HEAD' });
      expect(head.headers.get('content-length')).toBe(String(size));
      expect(head.headers.get('accept-ranges')).toBe('bytes');
    });

    it('can be read in parts that are those of the whole', async () => {
      const { path, size } = await layer();
      const whole = Buffer.from(await (await get(path)).arrayBuffer());
      expect(whole).toHaveLength(size);
      const ranges: [string, number, number][] = [
        ['bytes=0-0', 0, 1],
        ['bytes=1000000-1500000', 1_000_000, 1_500_001],
        [`bytes=${size - 10}-`, size - 10, size],
        [`bytes=5-${size + 100}`, 5, size],
        ['bytes=-4', size - 4, size],
      ];
      for (const [range, from, until] of ranges) {
        const response = await get(path, { headers: { range } });
        const part = Buffer.from(await response.arrayBuffer());
        expect(response.status).toBe(206);
        expect(response.headers.get('content-range')).toBe(
          `bytes ${from}-${until - 1}/${size}`,
        );
        expect(part.equals(whole.subarray(from, until))).toBe(true);
      }
    });

    it('refuse a part that begins behind the end', async () => {
      const { path, size } = await layer();
      const response = await get(path, {
        headers: { range: `bytes=${size}-` },
      });
      expect(response.status).toBe(416);
      expect(response.headers.get('content-range')).toBe(`bytes */${size}`);
    });

    it('are no longer made once the reader has gone', async () => {
      const second = await startDemoRegistry({ port: 0, now: new Date() });
      const manifest = await (
        await fetch(`${second.url}base/maven/manifests/3.9-jdk-11`)
      ).json();
      const { digest } = manifest.layers.at(-1);
      const reading = request(`${second.url}base/maven/blobs/${digest}`).end();
      const [response] = await once(reading, 'response');
      await once(response, 'data');
      reading.destroy();
      expect((await fetch(second.url)).status).toBe(200);
      await second.close();
    });

    it('are known only to the repository that holds them', async () => {
      const { path } = await layer();
      expect(
        await errorOf(await get(path.replace('asset-server', 'search'))),
      ).toEqual([404, 'BLOB_UNKNOWN']);
    });
  });

  it('lists its repositories in pages', async () => {
    const response = await get('/v2/_catalog?n=3');
    const { repositories } = await response.json();
    expect(repositories).toHaveLength(3);
    expect(response.headers.get('link')).toContain('rel="next"');
  });

  it('can only be read', async () => {
    expect(
      await errorOf(
        await get('/v2/shop/search/blobs/uploads/', { method: 'POST' }),
      ),
    ).toEqual([405, 'UNSUPPORTED']);
  });

  it('answers other paths in JSON too', async () => {
    expect(await errorOf(await get('/'))).toEqual([404, 'NAME_INVALID']);
  });
});
