import { FileVersion } from '../../combine/ImageContents';
import { bytesText } from '../shared/bytesText';
import { hiddenPairs } from '../shared/hiddenPairs';
import { layerName } from '../shared/layerName';
import { withUniqueKeys } from '../shared/uniqueKeys';
import { nothingHiddenByCommands } from '../shared/unreadLayers';
import { Rule } from '../Rule';
import { hiddenFinding, placesText } from './hiddenFinding';
import { movedFiles } from './movedFiles';
import { removalRemedy } from './removalRemedy';

/** Below this, one instruction that removes what another made is not worth a word. */
const FLOOR_BYTES = 10_000;

/**
 * Files that one own layer brings and another one removes. Caches that a
 * package manager keeps are left to `cache-cleared-too-late`, and files that
 * only changed their place to `moved-later`.
 */
export const deletedLater: Rule = {
  id: 'deleted-later',
  version: 1,
  title: 'Files removed by a later layer',
  family: 'layers',
  severity: 'medium',
  needs: ['manifest'],
  uses: ['contents'],
  why: 'Layers lie on top of each other: a file that an upper layer removes is out of sight, but its bytes stay in the layer below and are stored and pulled with every image.',
  remedy:
    'Remove files in the instruction that makes them, mount them instead of copying them, or make them in a build stage.',
  gain: 'sum of the files that are removed, compressed as their layer is',
  sources: [
    { name: 'dive, wasted space', url: 'https://github.com/wagoodman/dive' },
    {
      name: 'OCI image specification, whiteouts',
      url: 'https://github.com/opencontainers/image-spec/blob/main/layer.md#whiteouts',
    },
  ],
  decide(input) {
    if (!input.contents.known) {
      return nothingHiddenByCommands(input);
    }
    const contents = input.contents.value;
    const moved = movedFiles(input.image, contents);
    const isRemoved = (file: FileVersion) =>
      file.hidden?.how === 'removed' &&
      file.trait?.family !== 'cache' &&
      !moved.has(file.id);
    const findings = hiddenPairs({
      image: input.image,
      contents,
      where: isRemoved,
    })
      .filter(({ bytes }) => bytes >= FLOOR_BYTES)
      .map(pair =>
        hiddenFinding(input, pair, {
          title: `${bytesText(pair.bytes)} removed by a later layer`,
          seen: `${layerName(pair.owner)} stores ${placesText(
            pair,
          )}, ${bytesText(pair.bytes)} in ${filesText(
            pair.files.length,
          )}; ${layerName(pair.by)} removes ${
            pair.files.length === 1 ? 'it' : 'them'
          }, which frees nothing.`,
          remedy: removalRemedy(pair, contents),
        }),
      );
    return findings.length > 0
      ? { state: 'found', findings: withUniqueKeys(findings) }
      : nothingHiddenByCommands(input);
  },
};

function filesText(count: number): string {
  return count === 1 ? 'one file' : `${count} files`;
}
