import {
  type Descriptor,
  type ImageManifest,
  type ManifestContent,
  MEDIA_TYPES,
} from '../model';

/**
 * What a manifest is. `what` is a short name to show, e.g. `image`,
 * `Helm chart`, `signature`, or the type itself where nobody here knows it.
 * @public
 */
export interface ManifestClass {
  kind: 'image' | 'index' | 'artifact';
  /** The type that decided: `artifactType`, else the config's media type. */
  artifactType?: string;
  what: string;
}

const IMAGE_CONFIGS: ReadonlySet<string> = new Set([
  MEDIA_TYPES.ociConfig,
  MEDIA_TYPES.dockerConfig,
]);

const IN_TOTO = 'application/vnd.in-toto+json';

/** Prefixes of types and what they are called, first match wins. */
const KNOWN_ARTIFACTS: ReadonlyArray<[prefix: string, what: string]> = [
  ['application/vnd.cncf.helm.', 'Helm chart'],
  ['application/vnd.dev.cosign.', 'signature'],
  ['application/vnd.dev.sigstore.bundle', 'signature'],
  ['application/vnd.cncf.notary.', 'signature'],
  ['application/vnd.docker.attestation.', 'attestation'],
  ['application/vnd.in-toto', 'attestation'],
  ['application/vnd.buildkit.cacheconfig.', 'build cache'],
  ['application/vnd.docker.plugin.', 'Docker plugin'],
  ['application/vnd.wasm.', 'WebAssembly module'],
  ['application/vnd.bytecodealliance.wasm', 'WebAssembly module'],
  ['application/vnd.cncf.flux.', 'Flux configuration'],
  ['application/vnd.amazon.soci.', 'SOCI index'],
  ['application/vnd.nydus.', 'nydus index'],
  ['application/spdx+json', 'SBOM'],
  ['application/vnd.cyclonedx', 'SBOM'],
  ['text/spdx', 'SBOM'],
  ['application/vnd.syft+json', 'SBOM'],
  ['application/vnd.oci.artifact.manifest.', 'artefact'],
  ['application/vnd.ollama.', 'model'],
  ['application/vnd.docker.ai.', 'model'],
  ['application/vnd.cncf.model.', 'model'],
];

/**
 * Tells images from the many other things that registries hold in the same
 * form. An image's config media type with in-toto layers only is an
 * attestation in BuildKit's older form, not an image.
 * @public
 */
export function classifyManifest(content: ManifestContent): ManifestClass {
  if (content.kind === 'index') {
    return content.artifactType === undefined
      ? { kind: 'index', what: 'index' }
      : { kind: 'index', artifactType: content.artifactType, what: 'index' };
  }
  const decisive = decisiveType(content);
  if (
    isImageConfig(content) &&
    (!content.artifactType || IMAGE_CONFIGS.has(content.artifactType))
  ) {
    return content.layers.length > 0 && content.layers.every(isInToto)
      ? { kind: 'artifact', artifactType: IN_TOTO, what: 'attestation' }
      : { kind: 'image', what: 'image' };
  }
  const known = KNOWN_ARTIFACTS.find(([prefix]) => decisive.startsWith(prefix));
  return {
    kind: 'artifact',
    artifactType: decisive,
    what: known ? known[1] : decisive,
  };
}

function decisiveType({ artifactType, config, layers }: ImageManifest): string {
  if (artifactType !== undefined && artifactType !== '') {
    return artifactType;
  }
  // Some tools leave the config empty and say it in the layers.
  return config.mediaType === MEDIA_TYPES.ociEmpty && layers.length > 0
    ? layers[0].mediaType
    : config.mediaType;
}

function isImageConfig({ config, mediaType, layers }: ImageManifest): boolean {
  return (
    IMAGE_CONFIGS.has(config.mediaType) ||
    // The first schema 2 pushes of 2016 named their configs no better.
    (config.mediaType === 'application/octet-stream' &&
      mediaType === MEDIA_TYPES.dockerManifest &&
      layers.some(layer => layer.mediaType.includes('.rootfs.')))
  );
}

function isInToto(layer: Descriptor): boolean {
  return layer.mediaType === IN_TOTO;
}
