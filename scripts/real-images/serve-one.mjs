/**
 * Builds one of the images (once: Debian by debootstrap, its Go compiler by
 * apt-get, a program by that compiler), serves it from CNCF Distribution on a
 * loopback port, says where in one line of JSON, and ends when its input does.
 * For `yarn bench:contents`.
 *
 *   node scripts/real-images/serve-one.mjs WORK-DIRECTORY
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { makeRootFileSystem } from './lib/base.mjs';
import { Builder } from './lib/build.mjs';
import { writeBuildContext } from './lib/context.mjs';
import { BASE, IMAGES } from './lib/images.mjs';
import { freePort } from '../lib/ports.mjs';
import { startRegistry } from './lib/registry.mjs';

const IMAGE = IMAGES.find(
  ({ repository, tag }) => repository === 'tools/web' && tag === '1.0.0',
);

const [work] = process.argv.slice(2);
await mkdir(work, { recursive: true });
const mark = join(work, 'built');
const isBuilt = await readFile(mark).then(
  () => true,
  () => false,
);
if (!isBuilt) {
  await build();
}
const registry = await startRegistry({
  work,
  port: await freePort(),
  store: 'registry',
});
process.stdout.write(
  `${JSON.stringify({
    host: registry.host,
    repository: IMAGE.repository,
    tag: IMAGE.tag,
    blobs: join(work, 'registry/docker/registry/v2/blobs'),
  })}\n`,
);
process.stdin.resume();
await new Promise(resolve => process.stdin.once('end', resolve));
await registry.stop();

async function build() {
  report('making a minimal Debian');
  await makeRootFileSystem(work);
  const context = join(work, 'context');
  await writeBuildContext(context);
  const building = await startRegistry({ work, port: await freePort() });
  try {
    const builder = new Builder({ work, context, host: building.host, report });
    await builder.prepare();
    await builder.clear();
    await builder.build(BASE, 'base', {}, work);
    await builder.build(IMAGE, IMAGE.dockerfile, IMAGE.arguments, context);
    await builder.push(IMAGE);
    await writeFile(mark, '');
  } finally {
    await building.stop();
  }
}

function report(text) {
  process.stderr.write(`${text}\n`);
}
