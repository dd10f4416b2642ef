import type { LayerContentsErrorCode } from '../LayerContentsError';

/**
 * What is wrong with a tar, told without the layer's name, which whoever reads
 * the layer adds.
 */
export class TarError extends Error {
  constructor(readonly code: LayerContentsErrorCode, message: string) {
    super(message);
    this.name = 'TarError';
  }
}
