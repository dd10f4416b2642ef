import type { Layer } from '@image-insights/backstage-plugin-image-insights-common';

/**
 * The instruction of a layer as its author wrote it: on one line, without what
 * builders add to it (the shell of a RUN, the mark of BuildKit) or put in place
 * of it (the digests by which classic builders name what they copied).
 * Undefined where it was not recorded.
 * @public
 */
export function shortInstruction(
  layer: Pick<Layer, 'instruction'>,
): string | undefined {
  return layer.instruction?.text
    .replace(/\s+/g, ' ')
    .replace(/ ?# buildkit$/, '')
    .replace(/\b(?:file|dir|multi):[0-9a-f]{16,}/g, '…')
    .replace(/^(RUN) (?:\|\d+ .*?)?\/bin\/(?:ba)?sh -c /i, '$1 ')
    .trim();
}
