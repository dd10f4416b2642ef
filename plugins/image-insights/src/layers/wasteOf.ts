import type {
  ContentsSummary,
  LayerContents,
} from '@image-insights/backstage-plugin-image-insights-common';

/** Sum of bytes that upper layers hide, however they do. @public */
export function hiddenSum(hidden: ContentsSummary['hidden']): number {
  return hidden.removed + hidden.rewritten + hidden.metadata;
}

/** Bytes of a layer's own files that upper layers hide. @public */
export interface LayerWaste {
  /** Uncompressed. */
  bytes: number;
  /** Of all bytes of the layer's files, 0 to 1. */
  share: number;
}

/** What of a layer is waste; undefined where it was not read. @public */
export function wasteOf(
  layer: LayerContents | undefined,
): LayerWaste | undefined {
  if (!layer?.isRead) {
    return undefined;
  }
  const bytes = hiddenSum(layer.owns);
  return {
    bytes,
    share: layer.fileBytes > 0 ? Math.min(1, bytes / layer.fileBytes) : 0,
  };
}
