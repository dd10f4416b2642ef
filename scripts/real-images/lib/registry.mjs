import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdir, open, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

/**
 * Starts Debian's docker-registry (CNCF Distribution) on a loopback port with
 * an empty store. With `htpasswd` (a file of bcrypt entries) it asks for a
 * user. Gives `host` and `stop()`. Another server on the port is told from ours
 * by a header, so that nothing is ever pushed to it.
 */
export async function startRegistry({ work, port, store, htpasswd }) {
  const storage = join(work, store ?? 'registry');
  if (store === undefined) {
    await rm(storage, { recursive: true, force: true });
  }
  await mkdir(storage, { recursive: true });
  const run = randomUUID();
  const file = join(work, `registry-${port}.yml`);
  await writeFile(
    file,
    JSON.stringify({
      version: '0.1',
      log: { level: 'error', accesslog: { disabled: true } },
      storage: {
        filesystem: { rootdirectory: storage },
        delete: { enabled: false },
      },
      http: {
        addr: `127.0.0.1:${port}`,
        headers: { 'X-Run': [run] },
      },
      ...(htpasswd && {
        auth: { htpasswd: { realm: 'real', path: htpasswd } },
      }),
    }),
  );
  // Every blob asked for before its push is an error in its log: keep it apart.
  const log = await open(join(work, `registry-${port}.log`), 'w');
  const child = spawn('docker-registry', ['serve', file], {
    stdio: ['ignore', log.fd, log.fd],
  });
  await log.close();
  const ended = new Promise(resolve => {
    child.once('error', resolve);
    child.once('exit', resolve);
  });
  let isRunning = true;
  ended.then(() => {
    isRunning = false;
  });
  const host = `localhost:${port}`;
  for (let attempt = 0; attempt < 900; attempt += 1) {
    if (!isRunning) {
      throw new Error(`docker-registry did not start: is port ${port} taken?`);
    }
    try {
      const response = await fetch(`http://${host}/v2/`);
      if (response.headers.get('x-run') === run) {
        return {
          host,
          stop: async () => {
            child.kill('SIGTERM');
            await ended;
          },
        };
      }
    } catch {
      // Not listening yet.
    }
    await wait(100);
  }
  child.kill('SIGTERM');
  throw new Error('docker-registry did not answer within 90 seconds');
}
