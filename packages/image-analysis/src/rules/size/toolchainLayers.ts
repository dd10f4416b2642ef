import { classifyLayer } from '../../describe/classifyLayer';
import { ImageDescription, LayerDescription } from '../../model';

/** The official golang image unpacks Go in a stage and copies it to the root. */
const GOLANG_COPY = /^COPY \/target\/ \/$/;

/** Layers, of the base too, whose instruction installs a compiler or SDK. */
export function toolchainLayers(image: ImageDescription): LayerDescription[] {
  const isGolang = image.environmentNames.includes('GOLANG_VERSION');
  return image.layers.filter(
    ({ instruction, isEmpty }) =>
      !isEmpty &&
      (classifyLayer(instruction) === 'toolchain' ||
        (isGolang && GOLANG_COPY.test(instruction?.text ?? ''))),
  );
}
