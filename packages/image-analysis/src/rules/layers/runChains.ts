import { ImageDescription, LayerDescription } from '../../model';
import { ownLayers } from '../shared/ownLayers';

/**
 * Own RUNs that follow each other directly, with no other instruction between
 * them, at least two. Where history could not be joined exactly there are
 * none: their order is not known well enough.
 */
export function runChains(image: ImageDescription): LayerDescription[][] {
  if (image.history.state !== 'exact') {
    return [];
  }
  const interrupted = new Set(
    image.metadataSteps.map(({ afterLayers }) => afterLayers),
  );
  const own = new Set(ownLayers(image).map(({ index }) => index));
  const chains: LayerDescription[][] = [];
  let chain: LayerDescription[] = [];
  for (const layer of image.layers) {
    const isRun = own.has(layer.index) && isSingleRun(layer);
    if (!isRun || interrupted.has(layer.index)) {
      chains.push(chain);
      chain = [];
    }
    if (isRun) {
      chain.push(layer);
    }
  }
  chains.push(chain);
  return chains.filter(({ length }) => length >= 2);
}

/** Whether two layers belong to one chain. */
export function isInOneChain(
  chains: readonly LayerDescription[][],
  first: number,
  second: number | undefined,
): boolean {
  return chains.some(
    chain =>
      chain.some(({ index }) => index === first) &&
      chain.some(({ index }) => index === second),
  );
}

function isSingleRun({ instruction }: LayerDescription): boolean {
  return instruction?.keyword === 'RUN' && instruction.text.startsWith('RUN ');
}
