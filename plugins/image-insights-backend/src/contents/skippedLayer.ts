import { Problem } from '@image-insights/backstage-plugin-image-insights-common';
import { LayerDescription } from '@image-insights/image-analysis';
import { ContentsConfig } from '../config/ImageInsightsConfig';

/** Why a layer is not even asked for; absent where it can be read. */
export function skippedLayer(
  layer: Pick<LayerDescription, 'digest' | 'mediaType' | 'compressedBytes'>,
  config: Pick<ContentsConfig, 'maxLayerBytes'>,
): Problem | undefined {
  const mediaType = layer.mediaType.toLocaleLowerCase('en-US');
  if (mediaType.includes('+encrypted')) {
    return {
      code: 'layer-encrypted',
      message: 'The layer is encrypted',
      remedy: 'Nothing to do: only who has the key can look into it.',
    };
  }
  if (/\.foreign\.|\.nondistributable\./.test(mediaType)) {
    return {
      code: 'layer-foreign',
      message:
        'The layer lies with its maker and not in this registry (a foreign layer)',
      remedy: 'Nothing to do: such layers are not followed.',
    };
  }
  if (layer.compressedBytes > config.maxLayerBytes) {
    return {
      code: 'layer-too-large',
      message: `The layer has ${layer.compressedBytes} bytes, more than imageInsights.scan.contents.maxLayerBytes allows (${config.maxLayerBytes})`,
      remedy: 'Raise the bound in app-config if such layers are to be read.',
    };
  }
  return undefined;
}
