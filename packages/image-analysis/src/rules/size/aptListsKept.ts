import { Rule } from '../Rule';
import { withCacheMounts } from '../shared/cacheMount';
import { PackageCache, decidePackageCache } from './packageCache';

const APT_LISTS: PackageCache = {
  kinds: ['apt-lists'],
  name: 'apt package lists',
  // `apt-get dist-clean` leaves the small Release files.
  floorBytes: 1_000_000,
  directories: ['/var/lib/apt/lists'],
  remedyText:
    'Mount caches over the lists and archives of apt in this RUN, or end it with `rm -rf /var/lib/apt/lists/*`.',
  rewritten: step =>
    withCacheMounts(step, [
      { target: '/var/cache/apt', isLocked: true },
      { target: '/var/lib/apt/lists', isLocked: true },
    ]),
};

/** Lists of packages that `apt-get update` fetched. */
export const aptListsKept: Rule = {
  id: 'apt-lists-kept',
  version: 1,
  title: 'apt package lists left in a layer',
  family: 'size',
  severity: 'medium',
  needs: ['manifest'],
  uses: ['contents'],
  why: 'Running apt-get update stores lists of all packages that could be installed. They serve that one RUN, are stale soon after, and travel with every pull.',
  remedy:
    'Remove /var/lib/apt/lists/* in the RUN that runs apt-get update, or mount a cache there.',
  gain: 'sum of the files below /var/lib/apt/lists, compressed as their layer is',
  sources: [
    {
      name: 'hadolint DL3009',
      url: 'https://github.com/hadolint/hadolint/wiki/DL3009',
    },
    { name: 'dockle DKL-DI-0005' },
    {
      name: 'Docker, Building best practices: apt-get',
      url: 'https://docs.docker.com/build/building/best-practices/#apt-get',
    },
  ],
  decide: input => decidePackageCache(input, APT_LISTS),
};
