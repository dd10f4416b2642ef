import { FileVersion, ImageContents } from '../../combine/ImageContents';
import { LayerDescription } from '../../model';
import { bytesText } from '../shared/bytesText';
import { directoryGroups } from '../shared/directoryGroups';
import { layerName } from '../shared/layerName';
import { packageCommand } from '../shared/packageCommand';
import { runScript } from '../shared/runScript';
import { withUniqueKeys } from '../shared/uniqueKeys';
import { unreadReason } from '../shared/unreadLayers';
import { commandsOf } from '../shell/commandsOf';
import { Finding, Rule } from '../Rule';
import { mergedChain } from './mergedChain';
import { isInOneChain, runChains } from './runChains';

/** Below this, joining saves nothing worth a cache that is reused less. */
const FLOOR_BYTES = 100_000;
/** A layer of little more than its headers. */
const TINY_BYTES = 10_000;
const TINY_COUNT = 3;

/**
 * RUNs that follow each other and could be one, only where that saves
 * something: each stores package databases anew, or all hold next to nothing.
 */
export const consecutiveRuns: Rule = {
  id: 'consecutive-runs',
  version: 1,
  title: 'RUNs that could be one',
  family: 'layers',
  severity: 'low',
  needs: ['manifest'],
  uses: ['contents'],
  why: 'Each RUN is a layer. Where several install packages one after the other, each stores the package database again, and only the last one is seen.',
  remedy: 'Join RUNs that belong together by &&.',
  gain: 'sum of the files that one RUN of the row stores and another one replaces',
  sources: [
    {
      name: 'hadolint DL3059',
      url: 'https://github.com/hadolint/hadolint/wiki/DL3059',
    },
  ],
  decide(input) {
    const chains = runChains(input.image);
    if (input.image.history.state !== 'exact') {
      return {
        state: 'undecided',
        missing: 'manifest',
        reason: `the order of instructions is not certain: ${input.image.history.reason}`,
      };
    }
    const contents = input.contents.known ? input.contents.value : undefined;
    const findings = chains.flatMap(chain => {
      const replaced = contents ? replacedWithin(chain, contents) : [];
      const bytes = replaced.reduce((sum, file) => sum + file.bytes, 0);
      if (bytes >= FLOOR_BYTES) {
        return [replacing(chain, replaced, bytes)];
      }
      const isTiny =
        chain.length >= TINY_COUNT &&
        chain.every(layer => layer.compressedBytes < TINY_BYTES);
      return isTiny ? [tiny(chain)] : [];
    });
    if (findings.length > 0) {
      return { state: 'found', findings: withUniqueKeys(findings) };
    }
    const isOpen = chains.some(
      chain =>
        chain.filter(
          layer => installs(layer) && !contents?.layers[layer.index]?.isRead,
        ).length > 1,
    );
    return isOpen
      ? { state: 'undecided', missing: 'contents', reason: unreadReason(input) }
      : { state: 'passed' };
  },
};

function replacedWithin(
  chain: LayerDescription[],
  contents: ImageContents,
): FileVersion[] {
  return contents.files.filter(
    file =>
      file.hidden?.how === 'rewritten' &&
      file.trait?.family === 'churn' &&
      isInOneChain([chain], file.layer, file.hidden.by),
  );
}

function replacing(
  chain: LayerDescription[],
  files: FileVersion[],
  bytes: number,
): Finding {
  const groups = directoryGroups(files);
  return {
    key: keyOf(chain),
    title: `${chain.length} RUNs in a row store ${bytesText(
      bytes,
    )} of the same files`,
    seen: `${chain
      .slice(0, 3)
      .map(layerName)
      .join(
        ', ',
      )} follow each other, and each stores package databases, caches and logs anew: ${bytesText(
      bytes,
    )} are replaced by the next one, most of it below /${groups[0].path}.`,
    confidence: 'certain',
    method: 'measured from layer contents',
    places: chain.slice(0, 20).map(({ index }) => ({
      layer: index,
      bytes: files
        .filter(file => file.layer === index)
        .reduce((sum, file) => sum + file.bytes, 0),
    })),
    placeCount: chain.length,
    claims: files.map(({ id, bytes: length }) => ({ file: id, bytes: length })),
    gainHow:
      'sum of the files that the next RUN replaces, compressed as their layer is',
    remedy: {
      text: 'Join these RUNs into one.',
      change: mergedChain(chain),
    },
  };
}

function tiny(chain: LayerDescription[]): Finding {
  return {
    key: keyOf(chain),
    title: `${chain.length} RUNs in a row make next to empty layers`,
    seen: `${chain.slice(0, 3).map(layerName).join(', ')}${
      chain.length > 3 ? ` and ${chain.length - 3} more` : ''
    } follow each other and hold less than ${bytesText(TINY_BYTES)} each.`,
    severity: 'info',
    confidence: 'certain',
    method: 'order of the history and lengths of the layers',
    places: chain.slice(0, 20).map(({ index }) => ({ layer: index })),
    placeCount: chain.length,
    remedy: {
      text: 'Join these RUNs into one; it saves requests, hardly any bytes.',
      change: mergedChain(chain),
    },
  };
}

function installs(layer: LayerDescription): boolean {
  const run = runScript(layer);
  return (
    run !== undefined &&
    commandsOf(run.script).some(command => {
      const action = packageCommand(command)?.action;
      return (
        action === 'install' || action === 'upgrade' || action === 'remove'
      );
    })
  );
}

function keyOf([first]: LayerDescription[]): string {
  return first.instruction?.text.slice(4, 64) ?? '';
}
