import { FileVersion } from '../../combine/ImageContents';
import { LayerDescription } from '../../model';
import { Finding, Rule } from '../Rule';
import { RuleInput } from '../RuleInput';
import { bytesText } from '../shared/bytesText';
import { layerName } from '../shared/layerName';
import { ownLayers } from '../shared/ownLayers';
import { bytesOf } from './liveFiles';

const UNCOMPRESSED_FLOOR = 1_000_000;
const POOR_FLOOR = 20_000_000;
const POOR_RATIO = 0.9;

/** What hardly gets smaller by being compressed once more. */
const COMPRESSED =
  /\.(?:gz|tgz|bz2|xz|zst|lz4|br|zip|jar|war|ear|whl|egg|apk|deb|rpm|7z|rar|png|jpe?g|gif|webp|avif|heic|mp[34]|m4[av]|mov|mkv|webm|ogg|opus|flac|woff2?|pdf|docx|xlsx|pptx|parquet|orc|avro|npz|pt|pth|bin|onnx|safetensors|gguf|tflite|pb|h5|ckpt|model|mmdb|sqlite-zst)$/i;

/** Layers that are transferred uncompressed, or compressed hardly at all. */
export const uncompressedLayer: Rule = {
  id: 'uncompressed-layer',
  version: 1,
  title: 'Layer transferred uncompressed',
  family: 'size',
  severity: 'medium',
  needs: ['manifest'],
  uses: ['contents'],
  why: 'A registry stores and sends a layer as it was pushed. An uncompressed one is two to four times as long as it need be.',
  remedy:
    'Let the builder compress layers: gzip everywhere, zstd where all nodes know it.',
  sources: [
    {
      name: 'OCI image specification, Layer media types',
      url: 'https://github.com/opencontainers/image-spec/blob/main/layer.md',
    },
    {
      name: 'Docker, Image exporters: compression',
      url: 'https://docs.docker.com/build/exporters/',
    },
  ],
  decide(input) {
    const findings = ownLayers(input.image).flatMap(
      layer => uncompressed(input, layer) ?? poor(input, layer) ?? [],
    );
    return findings.length > 0
      ? { state: 'found', findings }
      : { state: 'passed' };
  },
};

function uncompressed(
  { image }: RuleInput,
  layer: LayerDescription,
): Finding | undefined {
  if (
    layer.compression !== 'none' ||
    layer.compressedBytes < UNCOMPRESSED_FLOOR ||
    /nondistributable|foreign/.test(layer.mediaType)
  ) {
    return undefined;
  }
  return {
    key: layer.digest,
    title: `${bytesText(layer.compressedBytes)} transferred uncompressed`,
    seen: `${layerName(layer)} is stored as a plain tar: ${layer.mediaType}.`,
    confidence: 'certain',
    method: 'media type of the layer',
    places: [{ layer: layer.index }],
    remedy: {
      text:
        image.builder.name === 'buildkit'
          ? 'Build with a compression: `docker buildx build --output type=image,push=true,compression=gzip,force-compression=true`.'
          : 'Have the builder or the push compress layers.',
    },
  };
}

function poor(input: RuleInput, layer: LayerDescription): Finding | undefined {
  const usage = input.contents.known
    ? input.contents.value.layers[layer.index]
    : undefined;
  const tarBytes = usage?.isRead ? usage.uncompressedBytes : undefined;
  if (
    !input.contents.known ||
    layer.compression !== 'gzip' ||
    layer.compressedBytes < POOR_FLOOR ||
    tarBytes === undefined ||
    layer.compressedBytes / tarBytes <= POOR_RATIO
  ) {
    return undefined;
  }
  const files = input.contents.value.files.filter(
    file => file.layer === layer.index,
  );
  // Half of it being incompressible explains the ratio well enough.
  if (bytesOf(files.filter(isCompressed)) * 2 >= bytesOf(files)) {
    return undefined;
  }
  return {
    key: layer.digest,
    title: `Compression saves only ${(
      (1 - layer.compressedBytes / tarBytes) *
      100
    ).toFixed(0)} % of a layer`,
    seen: `${layerName(layer)} is ${bytesText(
      tarBytes,
    )}, compressed ${bytesText(
      layer.compressedBytes,
    )}, though most of its files are of kinds that compress well.`,
    severity: 'low',
    confidence: 'guess',
    method: 'measured from layer contents; kinds of files by their names',
    places: [{ layer: layer.index }],
    remedy: {
      text: 'See that the builder does not compress at level 0 or 1, and that the files are not encrypted or packed already.',
    },
  };
}

function isCompressed({ path, bytes }: FileVersion): boolean {
  // Without an extension a large file may be anything.
  return (
    COMPRESSED.test(path) || (bytes > 10_000_000 && !/\.[^/]*$/.test(path))
  );
}
