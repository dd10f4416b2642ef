import { Rule } from '../Rule';
import { withCacheMounts } from '../shared/cacheMount';
import { RunStep } from '../shared/runSteps';
import { PackageCache, decidePackageCache } from './packageCache';

/** Where each program keeps its cache. */
const DIRECTORIES = new Map([
  ['yum', '/var/cache/yum'],
  ['dnf', '/var/cache/dnf'],
  ['dnf5', '/var/cache/libdnf5'],
  ['microdnf', '/var/cache/yum'],
  ['tdnf', '/var/cache/tdnf'],
  ['zypper', '/var/cache/zypp'],
]);

const RPM: PackageCache = {
  kinds: ['dnf', 'yum', 'microdnf', 'libdnf5', 'tdnf', 'zypper', 'zypp'],
  name: 'rpm package cache',
  // `dnf clean all` leaves a few empty databases.
  floorBytes: 1_000_000,
  directories: [...DIRECTORIES.values()],
  remedyText:
    'Mount a cache over its directory in this RUN, or end it with `clean all` of the same program. In a later RUN that frees nothing.',
  rewritten,
};

/** Caches of yum, dnf, microdnf, tdnf and zypper. */
export const rpmCacheKept: Rule = {
  id: 'rpm-cache-kept',
  version: 1,
  title: 'Cache of yum, dnf or zypper left in a layer',
  family: 'size',
  severity: 'medium',
  needs: ['manifest'],
  uses: ['contents'],
  why: 'Programs such as yum, dnf and zypper keep the metadata of all repositories, often more than what they installed. The image does not need it.',
  remedy:
    'Run clean all in the RUN that installs, or mount a cache over the directory.',
  gain: 'sum of the files below /var/cache of these programs, compressed as their layer is',
  sources: [
    {
      name: 'hadolint DL3032',
      url: 'https://github.com/hadolint/hadolint/wiki/DL3032',
    },
    {
      name: 'hadolint DL3036',
      url: 'https://github.com/hadolint/hadolint/wiki/DL3036',
    },
    {
      name: 'hadolint DL3040',
      url: 'https://github.com/hadolint/hadolint/wiki/DL3040',
    },
    { name: 'Trivy DS-0015, DS-0019, DS-0020, DS-0027' },
  ],
  decide: input => decidePackageCache(input, RPM),
};

function rewritten(step: RunStep): string | undefined {
  const targets = new Set(
    step.commands.flatMap(({ name }) => DIRECTORIES.get(name) ?? []),
  );
  return targets.size === 0
    ? undefined
    : withCacheMounts(
        step,
        [...targets].map(target => ({ target, isLocked: true })),
      );
}
