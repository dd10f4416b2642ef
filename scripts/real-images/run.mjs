/**
 * Builds real images from Debian packages, pushes them to a real registry
 * (CNCF Distribution) on this machine, writes down what that registry says of
 * them, and runs a command against it. See README.md.
 *
 *   node scripts/real-images/run.mjs [--work DIR] [--port N] [--install]
 *     [-- COMMAND …]
 */
import { randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { freePort } from '../lib/ports.mjs';
import { makeRootFileSystem } from './lib/base.mjs';
import { Builder } from './lib/build.mjs';
import { pushChart } from './lib/chart.mjs';
import { writeBuildContext } from './lib/context.mjs';
import { readExpectations } from './lib/expectations.mjs';
import { CHART } from './lib/images.mjs';
import { capture, runInForeground } from './lib/processes.mjs';
import { startRegistry } from './lib/registry.mjs';

const PROGRAMS = {
  buildah: 'buildah',
  skopeo: 'skopeo',
  debootstrap: 'debootstrap',
  'docker-registry': 'docker-registry',
};

const begin = Date.now();
function report(text) {
  const seconds = ((Date.now() - begin) / 1000).toFixed(0).padStart(4);
  process.stdout.write(`${seconds} s  ${text}\n`);
}

function has(program) {
  return capture('sh', ['-c', `command -v ${program}`]).then(
    () => true,
    () => false,
  );
}

/** The machine lacks what this needs; nothing is wrong with the project. */
class CannotRunHere extends Error {}

async function requirePrograms(mayInstall) {
  if (process.getuid?.() !== 0) {
    throw new CannotRunHere('debootstrap and buildah need root here');
  }
  const missing = [];
  for (const [program, debianPackage] of Object.entries(PROGRAMS)) {
    if (!(await has(program))) {
      missing.push(debianPackage);
    }
  }
  if (missing.length > 0 && mayInstall) {
    report(`installing ${missing.join(', ')}`);
    const options = {
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    };
    await capture('apt-get', ['update'], options);
    await capture(
      'apt-get',
      ['install', '--yes', '--no-install-recommends', ...missing],
      options,
    );
  } else if (missing.length > 0) {
    throw new CannotRunHere(`missing: apt-get install ${missing.join(' ')}`);
  }
}

async function main() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      work: { type: 'string', default: join(tmpdir(), 'real-images') },
      port: { type: 'string' },
      install: { type: 'boolean', default: false },
    },
  });
  await requirePrograms(values.install);
  const work = resolve(values.work);
  await mkdir(work, { recursive: true });
  report('making a minimal Debian (kept for the next time)');
  await makeRootFileSystem(work);
  const context = join(work, 'context');
  await writeBuildContext(context);
  const { port, isNew } = await choosePort(work, values.port);
  const registries = [await startRegistry({ work, port })];
  const [{ host }] = registries;
  try {
    const builder = new Builder({ work, context, host, report });
    await builder.prepare();
    if (isNew) {
      // Cached steps remember the base's name, and so the port.
      await builder.clear();
    }
    await builder.buildAll();
    await pushChart(host, CHART.repository, CHART.tag);
    const expected = await readExpectations(host);
    if (await has('htpasswd')) {
      const { registry, ...login } = await startWithUsers(work);
      registries.push(registry);
      expected.withUsers = { host: registry.host, ...login };
    }
    const file = join(work, 'expected.json');
    await writeFile(file, JSON.stringify(expected, undefined, 2), {
      mode: 0o600,
    });
    report(`${expected.images.length} images, one index, one chart: ${file}`);
    if (positionals.length > 0) {
      const [command, ...rest] = positionals;
      return await runInForeground(command, rest, {
        env: { ...process.env, REAL_REGISTRY_EXPECTED: file },
      });
    }
    report(`registry at ${host}; Ctrl-C ends it`);
    await stopSignal();
    return 0;
  } finally {
    await Promise.all(registries.map(registry => registry.stop()));
  }
}

/** The port asked for, else that of the last time, else any that is free. */
async function choosePort(work, asked) {
  const file = join(work, 'port');
  const last = Number(await readFile(file, 'utf8').catch(() => '0'));
  const port = asked ? Number(asked) : await freePort(last);
  await writeFile(file, String(port));
  return { port, isNew: port !== last };
}

/** Serves the same store to those who know the user and password. */
async function startWithUsers(work) {
  const username = 'reader';
  const password = randomBytes(12).toString('hex');
  const htpasswd = join(work, 'htpasswd');
  await writeFile(
    htpasswd,
    await capture('htpasswd', ['-Bbn', username, password]),
    { mode: 0o600 },
  );
  const registry = await startRegistry({
    work,
    port: await freePort(),
    store: 'registry',
    htpasswd,
  });
  return { registry, username, password };
}

function stopSignal() {
  return new Promise(stop => {
    process.once('SIGINT', stop);
    process.once('SIGTERM', stop);
  });
}

try {
  process.exitCode = await main();
} catch (error) {
  process.stderr.write(`${error.message}\n`);
  process.exitCode = error instanceof CannotRunHere ? 3 : 1;
}
