import { ImageDescription, LayerDescription } from '../../model';
import { filledCaches } from '../shared/cacheCommand';
import { runText, withCacheMounts } from '../shared/cacheMount';
import { removalCommands, scriptWithout } from '../shared/removalCommands';
import { runScript } from '../shared/runScript';
import { runStepOf } from '../shared/runSteps';
import { Finding } from '../Rule';

/** Where a cache lies unless somebody moved it. */
const USUAL_PLACES = new Map<string, string>([
  ['apt-lists', 'var/lib/apt/lists'],
  ['apt-archives', 'var/cache/apt'],
  ['apk', 'var/cache/apk'],
  ['dnf', 'var/cache/dnf'],
  ['zypper', 'var/cache/zypp'],
  ['pip', 'root/.cache/pip'],
  ['uv', 'root/.cache/uv'],
  ['npm', 'root/.npm'],
  ['yarn', 'usr/local/share/.cache/yarn'],
  ['pnpm', 'root/.local/share/pnpm/store'],
  ['maven', 'root/.m2'],
  ['gradle', 'root/.gradle'],
  ['go', 'go/pkg/mod'],
  ['cargo', 'usr/local/cargo/registry'],
  ['nuget', 'root/.nuget/packages'],
  ['composer', 'root/.composer/cache'],
  ['conda', 'opt/conda/pkgs'],
]);

/** Package managers of distributions lock their cache. */
const LOCKED = new Set(['apt-lists', 'apt-archives', 'dnf', 'zypper', 'apk']);

const MOST_MOUNTS = 4;

/**
 * The RUN that fills a cache, with a cache mount in its place, and RUNs up to
 * the clearing one that use the same cache, for they find it nowhere else; the
 * clearing RUN without the clearing, if anything of it is left.
 */
export function cacheMountRemedy(options: {
  image: ImageDescription;
  filled: LayerDescription;
  cleared: LayerDescription;
  kinds: readonly string[];
  /** Where the cache lies in this image, as far as that is known. */
  roots: readonly string[];
}): Finding['remedy'] {
  const { image, filled, cleared, kinds, roots } = options;
  const text =
    'Mount a cache for the RUN that fills it: then it never gets into a layer, and the next build finds it again. Clearing it in that same RUN works as well.';
  const made = runScript(filled);
  const clearing = runScript(cleared);
  const targets =
    roots.length > 0
      ? roots
      : kinds.flatMap(kind => USUAL_PLACES.get(kind) ?? []);
  if (!made || !clearing || targets.length === 0) {
    return { text };
  }
  const isLocked = kinds.some(kind => LOCKED.has(kind));
  const mounts = [...new Set(targets)]
    .slice(0, MOST_MOUNTS)
    .map(target => ({ target: `/${target}`, isLocked }));
  const between = image.layers
    .slice(filled.index + 1, cleared.index)
    .flatMap(layer => runStepOf(layer) ?? [])
    .filter(({ commands }) =>
      commands.some(command => isOfOneCache(filledCaches(command), kinds)),
    );
  const rest = scriptWithout(
    clearing.script,
    removalCommands(clearing.script, targets),
  );
  return {
    text,
    change: {
      in: 'Dockerfile',
      before: [made, ...between, clearing]
        .map(({ flags, script }) => runText(flags, script))
        .join('\n'),
      after: [
        ...[made, ...between].map(run => withCacheMounts(run, mounts)),
        ...(rest ? [`RUN ${rest}`] : []),
      ].join('\n'),
    },
  };
}

/** Whether a command uses a cache of these kinds; apt's lists serve its installations. */
function isOfOneCache(
  filled: readonly string[],
  kinds: readonly string[],
): boolean {
  const isApt = (kind: string) => kind.startsWith('apt-');
  return filled.some(
    kind => kinds.includes(kind) || (isApt(kind) && kinds.some(isApt)),
  );
}
