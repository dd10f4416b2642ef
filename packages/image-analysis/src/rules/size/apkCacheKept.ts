import { Rule } from '../Rule';
import { runText } from '../shared/cacheMount';
import { packageCommand } from '../shared/packageCommand';
import { rewriteCommands, withOptions } from '../shared/rewriteCommands';
import { RunStep } from '../shared/runSteps';
import { PackageCache, decidePackageCache } from './packageCache';

const APK: PackageCache = {
  kinds: ['apk'],
  name: 'apk package index',
  floorBytes: 100_000,
  directories: ['/var/cache/apk'],
  remedyText:
    'Let `apk add --no-cache` fetch the index without storing it; `apk update` is not needed then.',
  rewritten: withoutCache,
};

/** The index of packages that `apk update` or `apk add` stored. */
export const apkCacheKept: Rule = {
  id: 'apk-cache-kept',
  version: 1,
  title: 'apk package index left in a layer',
  family: 'size',
  severity: 'medium',
  needs: ['manifest'],
  uses: ['contents'],
  why: 'The package manager apk stores an index of all packages that could be installed. The image does not need it, and it is stale soon after.',
  remedy: 'Use apk add --no-cache.',
  gain: 'sum of the files below /var/cache/apk, compressed as their layer is',
  sources: [
    {
      name: 'hadolint DL3019',
      url: 'https://github.com/hadolint/hadolint/wiki/DL3019',
    },
    { name: 'dockle DKL-DI-0004' },
    { name: 'Trivy DS-0025' },
  ],
  decide: input => decidePackageCache(input, APK),
};

/** `apk update`, and what joins the next command to it. */
const UPDATE = /\bapk(?:[ \t]+-[-\w]+)*[ \t]+update[ \t]*(?:&&|;)[ \t\\\n]*/g;

/** Gives every `apk add` the option, and drops the `apk update` in front. */
function withoutCache(step: RunStep): string | undefined {
  const added = rewriteCommands(step, command => {
    const packages = packageCommand(command);
    return packages?.manager === 'apk' &&
      packages.action === 'install' &&
      !packages.options.includes('--no-cache')
      ? withOptions(command, 'add', '--no-cache').replace(
          /[ \t]+(?:-U|--update(?:-cache)?)(?=\s|$)/,
          '',
        )
      : undefined;
  });
  const script = added.replace(UPDATE, '');
  return script === step.script ? undefined : runText(step.flags, script);
}
