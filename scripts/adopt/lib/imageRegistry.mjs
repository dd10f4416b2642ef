import { once } from 'node:events';
import { openSync } from 'node:fs';
import { join } from 'node:path';
import { spawn } from 'node:child_process';
import { root } from '../../lib/paths.mjs';
import { freePort } from '../../lib/ports.mjs';

/** A service of the demo, with releases over half a year. */
export const repository = 'shop/checkout';

/**
 * Starts the demo's registry on a loopback port.
 * @returns its host, and how to stop it
 */
export async function startImageRegistry({ log }) {
  const port = await freePort();
  const output = openSync(log, 'w');
  const child = spawn(
    process.execPath,
    [
      '--require',
      '@backstage/cli/config/nodeTransform.cjs',
      'src/tools/registry.ts',
      String(port),
    ],
    { cwd: join(root, 'packages/demo'), stdio: ['ignore', output, output] },
  );
  const ended = once(child, 'exit').then(([code]) => {
    throw new Error(`the demo's registry ended with ${code}: ${log}`);
  });
  ended.catch(() => {});
  const host = `localhost:${port}`;
  await Promise.race([ended, untilItAnswers(`http://${host}/v2/`)]);
  return { host, stop: () => child.kill('SIGTERM') };
}

async function untilItAnswers(url) {
  const deadline = Date.now() + 180_000;
  while (Date.now() < deadline) {
    try {
      if ((await fetch(url)).ok) return;
    } catch {
      // not yet
    }
    await new Promise(resolve => setTimeout(resolve, 200));
  }
  throw new Error(`${url} did not answer within 180 s`);
}

/**
 * What a pull of the newest release transfers, added up from its manifest: the
 * figure that has to be on the pages.
 */
export async function newestRelease(host) {
  const read = async (path, accept) => {
    const response = await fetch(`http://${host}/v2/${repository}/${path}`, {
      headers: accept ? { accept } : {},
    });
    if (!response.ok) throw new Error(`${path}: ${response.status}`);
    return response.json();
  };
  const { tags } = await read('tags/list');
  const newest = tags
    .filter(tag => /^\d+\.\d+\.\d+$/.test(tag))
    .sort((a, b) => a.localeCompare(b, 'en', { numeric: true }))
    .at(-1);
  const types = ['oci.image', 'docker.distribution'].flatMap(kind => [
    `application/vnd.${kind}.index.v1+json`,
    `application/vnd.${kind}.manifest.v1+json`,
    `application/vnd.${kind}.manifest.v2+json`,
    `application/vnd.${kind}.manifest.list.v2+json`,
  ]);
  let manifest = await read(`manifests/${newest}`, types.join(', '));
  if (manifest.manifests) {
    const { digest } = manifest.manifests.find(
      ({ platform }) =>
        platform?.os === 'linux' && platform.architecture === 'amd64',
    );
    manifest = await read(`manifests/${digest}`, types.join(', '));
  }
  return {
    tag: newest,
    bytes: manifest.layers.reduce((sum, { size }) => sum + size, 0),
  };
}
