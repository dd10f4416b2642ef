import { createReadStream, readFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import { once } from 'node:events';
import { outputOf } from '../../lib/processes.mjs';

/**
 * Serves tarballs as an npm registry does, on a loopback port, so that a
 * package manager installs them by the commands that people use.
 *
 * @param packages - name, version and tarball of each
 * @returns its address, and how to stop it
 */
export async function startNpmRegistry(packages) {
  const byName = new Map(packages.map(one => [one.name, one]));
  const byFile = new Map(packages.map(one => [`/-/${fileOf(one)}`, one]));
  const server = createServer((request, response) => {
    const path = decodeURIComponent(request.url ?? '/');
    const tarball = byFile.get(path);
    if (tarball) {
      response.setHeader('content-type', 'application/octet-stream');
      createReadStream(tarball.tarball).pipe(response);
      return;
    }
    const found = byName.get(path.slice(1));
    if (!found) {
      response.statusCode = 404;
      response.end(JSON.stringify({ error: `${path} is not published here` }));
      return;
    }
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify(packument(found, url)));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${server.address().port}`;
  return { url, stop: () => server.close() };
}

/** What is in a tarball's package.json. */
export function manifestIn(tarball) {
  const text = outputOf('tar', ['-xzOf', tarball, 'package/package.json'], {
    maxBuffer: 16 * 1024 * 1024,
  });
  if (text === undefined) throw new Error(`${tarball} has no package.json`);
  return JSON.parse(text);
}

function fileOf({ name, version }) {
  return `${name.split('/').at(-1)}-${version}.tgz`;
}

function packument(one, url) {
  const { name, version, tarball } = one;
  const hash = createHash('sha512').update(readFileSync(tarball));
  return {
    name,
    'dist-tags': { latest: version },
    versions: {
      [version]: {
        ...manifestIn(tarball),
        dist: {
          tarball: `${url}/-/${fileOf(one)}`,
          integrity: `sha512-${hash.digest('base64')}`,
        },
      },
    },
  };
}
