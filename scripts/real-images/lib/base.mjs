import { existsSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { capture } from './processes.mjs';

const SUITE = 'bookworm';

/**
 * Makes the root file system of a minimal Debian as a tar, once per work
 * directory.
 */
export async function makeRootFileSystem(work) {
  const archive = join(work, 'rootfs.tar');
  if (existsSync(archive)) {
    return archive;
  }
  const tree = join(work, 'rootfs');
  await rm(tree, { recursive: true, force: true });
  await capture('debootstrap', [
    '--variant=minbase',
    SUITE,
    tree,
    await debianMirror(),
  ]);
  await capture('chroot', [tree, 'apt-get', 'clean']);
  await rm(join(tree, 'var/lib/apt/lists'), { recursive: true, force: true });
  await capture('tar', [
    '--numeric-owner',
    '--sort=name',
    '-C',
    tree,
    '-cf',
    `${archive}.part`,
    '--exclude=./dev/*',
    '--exclude=./proc/*',
    '--exclude=./sys/*',
    '.',
  ]);
  await rename(`${archive}.part`, archive);
  await rm(tree, { recursive: true, force: true });
  return archive;
}

/** The mirror that this machine's apt uses for Debian. */
async function debianMirror() {
  const listed = await capture('apt-get', [
    'indextargets',
    '--format',
    '$(ORIGIN)|$(LABEL)|$(RELEASE)|$(SITE)',
    'Created-By: Packages',
  ]);
  for (const line of listed.split('\n')) {
    const [origin, label, release, site] = line.split('|');
    if (origin === 'Debian' && label === 'Debian' && release === SUITE) {
      return site;
    }
  }
  throw new Error(
    `apt knows no Debian mirror for ${SUITE}: run apt-get update first`,
  );
}
