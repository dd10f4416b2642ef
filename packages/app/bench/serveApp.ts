import { createReadStream, existsSync, statSync } from 'node:fs';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import type { Answers } from './thousandReleases';

const types: Record<string, string> = {
  '.css': 'text/css',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
};

const entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: {
    name: 'checkout',
    namespace: 'default',
    title: 'Checkout',
    uid: '00000000-0000-4000-8000-000000000000',
    etag: '1',
    annotations: {
      'image-insights.io/repositories': 'registry.example.com/shop/checkout',
    },
  },
  spec: { type: 'service', lifecycle: 'production', owner: 'group:payments' },
  relations: [],
};

/** A token that nobody checks here; it ends in an hour. */
function guest() {
  const part = (value: unknown) =>
    Buffer.from(JSON.stringify(value)).toString('base64url');
  const seconds = Math.floor(Date.now() / 1_000);
  const token = [
    part({ alg: 'none' }),
    part({ sub: 'user:default/guest', iat: seconds, exp: seconds + 3_600 }),
    '',
  ].join('.');
  return {
    profile: {},
    backstageIdentity: {
      token,
      expiresInSeconds: 3_600,
      identity: {
        type: 'user',
        userEntityRef: 'user:default/guest',
        ownershipEntityRefs: [],
      },
    },
  };
}

/** What the backend would answer; undefined for what is not asked here. */
function answerTo(path: string, answers: Answers): unknown {
  const images = '/api/image-insights';
  const digests = /^\/images\/([^/]+)(?:\/compare\/([^/]+))?$/.exec(
    path.slice(images.length),
  );
  if (path === '/api/auth/guest/refresh') return guest();
  if (path.startsWith('/api/catalog/entities/by-name/')) return entity;
  if (path === '/api/catalog/entities/by-refs') return { items: [] };
  if (path === `${images}/entities/component/default/checkout/history`) {
    return answers.history;
  }
  if (path === `${images}/entities/component/default/checkout`) {
    return answers.summary;
  }
  if (path === `${images}/rules`) return { ruleSet: '1', items: [] };
  if (path.startsWith(`${images}/scans`)) return { items: [] };
  if (path.startsWith(images) && digests) {
    const [first, second] = digests.slice(1).map(decodeURIComponent);
    return digests[2] === undefined
      ? answers.image(first)
      : answers.compare(first, second);
  }
  return undefined;
}

function sendJson(response: ServerResponse, status: number, body: unknown) {
  response.writeHead(status, { 'Content-Type': 'application/json' });
  response.end(JSON.stringify(body));
}

/**
 * Serves a built app on loopback, and behind it a backend that knows one
 * service.
 *
 * @param options - `port` as the app was built for
 */
export async function serveApp(options: {
  dist: string;
  port: number;
  answers: Answers;
}): Promise<{ url: string; stop(): Promise<void> }> {
  const { dist, answers } = options;
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    if (pathname.startsWith('/api/')) {
      const answer = answerTo(pathname, answers);
      request.resume();
      sendJson(
        response,
        answer === undefined ? 404 : 200,
        answer ?? { error: { name: 'NotFoundError', message: pathname } },
      );
      return;
    }
    const file = join(dist, normalize(decodeURIComponent(pathname)));
    const isFile =
      file.startsWith(dist) && existsSync(file) && statSync(file).isFile();
    const path = isFile ? file : join(dist, 'index.html');
    response.writeHead(200, {
      'Content-Type': types[extname(path)] ?? 'application/octet-stream',
    });
    createReadStream(path).pipe(response);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, '127.0.0.1', resolve);
  });
  const address = server.address() as AddressInfo;
  return {
    url: `http://localhost:${address.port}`,
    stop: () =>
      new Promise(resolve => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
