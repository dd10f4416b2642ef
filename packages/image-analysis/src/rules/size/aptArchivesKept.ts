import { Rule } from '../Rule';
import { withCacheMounts } from '../shared/cacheMount';
import { PackageCache, decidePackageCache } from './packageCache';

const APT_ARCHIVES: PackageCache = {
  kinds: ['apt-archives'],
  name: 'downloaded apt packages',
  floorBytes: 100_000,
  directories: ['/var/cache/apt'],
  remedyText:
    'Mount a cache over /var/cache/apt in this RUN, or end it with `apt-get clean`.',
  rewritten: step =>
    withCacheMounts(step, [{ target: '/var/cache/apt', isLocked: true }]),
};

/**
 * Downloaded packages and apt's own index of them. Debian's and Ubuntu's images
 * delete the packages by themselves, so that history accuses nobody.
 */
export const aptArchivesKept: Rule = {
  id: 'apt-archives-kept',
  version: 1,
  title: 'Downloaded apt packages left in a layer',
  family: 'size',
  severity: 'medium',
  needs: ['contents'],
  why: 'Packages that apt downloaded are of no use once they are installed. The official Debian and Ubuntu images delete them, unless something set that off.',
  remedy:
    'Run apt-get clean in the RUN that installs, or mount a cache over /var/cache/apt.',
  gain: 'sum of the files below /var/cache/apt, compressed as their layer is',
  sources: [
    {
      name: 'Docker, Building best practices: apt-get',
      url: 'https://docs.docker.com/build/building/best-practices/#apt-get',
    },
    { name: 'Debian, apt-get(8): clean' },
  ],
  decide: input => decidePackageCache(input, APT_ARCHIVES),
};
