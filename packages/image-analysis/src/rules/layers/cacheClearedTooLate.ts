import { ImageContents } from '../../combine/ImageContents';
import { ImageDescription, LayerDescription } from '../../model';
import { bytesText } from '../shared/bytesText';
import { clearedCaches, filledCaches } from '../shared/cacheCommand';
import { HiddenPair, hiddenPairs } from '../shared/hiddenPairs';
import { layerName } from '../shared/layerName';
import { ownLayers } from '../shared/ownLayers';
import { runScript } from '../shared/runScript';
import { withUniqueKeys } from '../shared/uniqueKeys';
import { nothingHiddenByCommands } from '../shared/unreadLayers';
import { commandsOf } from '../shell/commandsOf';
import { Finding, Rule } from '../Rule';
import { RuleInput } from '../RuleInput';
import { cacheMountRemedy } from './cacheMountRemedy';
import { hiddenFinding, placesText } from './hiddenFinding';
import { movedFiles } from './movedFiles';

const FLOOR_BYTES = 10_000;

/** A RUN that fills caches, and a later one that clears them. */
interface Suspect {
  filled: LayerDescription;
  cleared: LayerDescription;
  kinds: string[];
  /** The clearing command, as written. */
  command: string;
}

/**
 * Caches that a later RUN clears, to no avail. Hidden cache files count here
 * and not as `deleted-later`; those that are still seen are the size rules'.
 */
export const cacheClearedTooLate: Rule = {
  id: 'cache-cleared-too-late',
  version: 1,
  title: 'Package cache cleared in a later layer',
  family: 'layers',
  severity: 'medium',
  needs: ['manifest'],
  uses: ['contents'],
  why: 'Clearing a package cache in another RUN than the one that filled it frees nothing: the layer below has stored the cache already.',
  remedy:
    'Keep the cache out of the layer with a cache mount, or clear it in the RUN that fills it.',
  gain: 'sum of the cache files that a later layer removes, compressed as their layer is',
  sources: [
    {
      name: 'Docker, Building best practices: apt-get',
      url: 'https://docs.docker.com/build/building/best-practices/#apt-get',
    },
    { name: 'Building the Docker image: expert tips' },
  ],
  decide(input) {
    const contents = input.contents.known ? input.contents.value : undefined;
    const found = contents ? measured(input, contents) : [];
    const suspects = suspectsOf(input).filter(
      ({ filled, cleared }) =>
        !found.some(
          ({ pair }) =>
            pair.owner.index === filled.index &&
            pair.by.index === cleared.index,
        ),
    );
    const findings = [
      ...found.map(({ finding }) => finding),
      ...suspects.flatMap(suspect => guessed(input.image, suspect, contents)),
    ];
    return findings.length > 0
      ? { state: 'found', findings: withUniqueKeys(findings) }
      : nothingHiddenByCommands(input);
  },
};

function measured(
  input: RuleInput,
  contents: ImageContents,
): { pair: HiddenPair; finding: Finding }[] {
  const { image } = input;
  const moved = movedFiles(image, contents);
  return hiddenPairs({
    image,
    contents,
    where: ({ id, hidden, trait }) =>
      hidden?.how === 'removed' && trait?.family === 'cache' && !moved.has(id),
  })
    .filter(({ bytes }) => bytes >= FLOOR_BYTES)
    .map(pair => {
      const kinds = distinct(pair.files.map(({ trait }) => trait?.kind));
      const roots = distinct(pair.files.map(({ trait }) => trait?.root));
      const command = clearingCommand(pair.by, kinds);
      const finding = hiddenFinding(input, pair, {
        title: `${bytesText(pair.bytes)} of package cache cleared too late`,
        seen: `${layerName(pair.owner)} stores ${placesText(pair)}, ${bytesText(
          pair.bytes,
        )}. ${
          command === undefined
            ? `${layerName(pair.by)} removes it`
            : `\`${command}\` comes in a later layer`
        } and frees nothing.`,
        remedy: cacheMountRemedy({
          image,
          filled: pair.owner,
          cleared: pair.by,
          kinds,
          roots,
        }),
      });
      return { pair, finding: { ...finding, key: roots[0] ?? finding.key } };
    });
}

function suspectsOf({ image }: RuleInput): Suspect[] {
  const runs = ownLayers(image).flatMap(layer => {
    const run = runScript(layer);
    return run ? [{ layer, run, commands: commandsOf(run.script) }] : [];
  });
  const suspects: Suspect[] = [];
  runs.forEach(({ layer, run, commands }, place) => {
    const mounted = run.flags.some(flag => /type=cache/.test(flag));
    const left = mounted ? [] : leftCaches(commands);
    if (left.length === 0) {
      return;
    }
    for (const later of runs.slice(place + 1)) {
      const fills = distinct(later.commands.flatMap(filledCaches));
      const clearing = later.commands.find(command =>
        clearedCaches(command).some(
          // What the later RUN filled itself, it clears for itself.
          kind => left.includes(kind) && !fills.includes(kind),
        ),
      );
      if (clearing) {
        suspects.push({
          filled: layer,
          cleared: later.layer,
          kinds: clearedCaches(clearing).filter(kind => left.includes(kind)),
          command: clearing.text,
        });
        return;
      }
    }
  });
  return suspects;
}

/** Caches that a script fills and does not clear after that. */
function leftCaches(
  commands: readonly Parameters<typeof filledCaches>[0][],
): string[] {
  const left = new Set<string>();
  for (const command of commands) {
    clearedCaches(command).forEach(kind => left.delete(kind));
    filledCaches(command).forEach(kind => left.add(kind));
  }
  return [...left];
}

/**
 * What history tells where contents cannot: a guess where the layer was not
 * read; a hint without weight where it was read, holds the cache, and the
 * later RUN did not even hide it.
 */
function guessed(
  image: ImageDescription,
  suspect: Suspect,
  contents: ImageContents | undefined,
): Finding[] {
  const { filled, cleared, kinds, command } = suspect;
  // Who cleans apt's cache means its lists, too.
  const meant = kinds.includes('apt-archives')
    ? [...kinds, 'apt-lists']
    : kinds;
  const isRead = contents?.layers[filled.index]?.isRead ?? false;
  const keptBytes = isRead
    ? (contents?.files ?? [])
        .filter(
          ({ layer, trait }) =>
            layer === filled.index &&
            trait?.family === 'cache' &&
            meant.includes(trait.kind),
        )
        .reduce((sum, { bytes }) => sum + bytes, 0)
    : 0;
  if (isRead && keptBytes < FLOOR_BYTES) {
    return [];
  }
  return [
    {
      key: kinds[0] ?? '',
      title: `\`${command.slice(0, 60)}\` clears nothing`,
      seen: `${layerName(
        filled,
      )} fills the cache, \`${command}\` comes in a later layer: what the lower layer stored stays in the image${
        isRead ? `, ${bytesText(keptBytes)}` : ''
      }.`,
      severity: isRead ? 'info' : 'low',
      confidence: isRead ? 'certain' : 'guess',
      method: isRead
        ? 'measured from layer contents'
        : 'suspected from history; a cache mount would not show there',
      places: [{ layer: filled.index }, { layer: cleared.index }],
      remedy: cacheMountRemedy({ image, filled, cleared, kinds, roots: [] }),
    },
  ];
}

function clearingCommand(
  layer: LayerDescription,
  kinds: readonly string[],
): string | undefined {
  const run = runScript(layer);
  return run
    ? commandsOf(run.script).find(command =>
        clearedCaches(command).some(kind => kinds.includes(kind)),
      )?.text
    : undefined;
}

function distinct(values: readonly (string | undefined)[]): string[] {
  return [...new Set(values.filter(value => value !== undefined))];
}
