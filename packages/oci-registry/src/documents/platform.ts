import type { Descriptor, ImageIndex, Platform } from '../model';

/**
 * `linux/amd64`, `linux/arm/v7`, `windows/amd64`. arm64 is written without
 * its only variant, v8.
 * @public
 */
export function formatPlatform(platform: Platform): string {
  const { os, architecture, variant } = normalisePlatform(platform);
  const shownVariant =
    architecture === 'arm64' && variant === 'v8' ? undefined : variant;
  return [os, architecture, shownVariant]
    .filter(part => part !== undefined && part !== '')
    .join('/');
}

/**
 * Reads `os/architecture[/variant]`; `undefined` where the text is no such
 * thing.
 * @public
 */
export function parsePlatform(text: string): Platform | undefined {
  const match =
    /^([a-z0-9]{1,20})\/([a-z0-9_]{1,20})(?:\/([a-z0-9.]{1,20}))?$/.exec(
      text.slice(0, 100).trim().toLowerCase(),
    );
  if (!match) {
    return undefined;
  }
  const [, os, architecture, variant] = match;
  return normalisePlatform({
    os,
    architecture,
    ...(variant === undefined ? {} : { variant }),
  });
}

/**
 * Brings the spellings in use to one: `aarch64` is `arm64`, `x86_64` is
 * `amd64`, arm64 without variant is v8, amd64 v1 is amd64.
 * @public
 */
export function normalisePlatform(platform: Platform): Platform {
  const os = platform.os.toLowerCase();
  let architecture = platform.architecture.toLowerCase();
  let variant = platform.variant?.toLowerCase();
  if (architecture === 'aarch64') {
    architecture = 'arm64';
  } else if (architecture === 'x86_64' || architecture === 'x86-64') {
    architecture = 'amd64';
  } else if (architecture === 'armhf') {
    architecture = 'arm';
    variant = variant || 'v7';
  }
  if (architecture === 'arm64' && (variant === undefined || variant === '8')) {
    variant = 'v8';
  }
  if (variant === '' || (architecture === 'amd64' && variant === 'v1')) {
    variant = undefined;
  }
  return {
    os,
    architecture,
    ...(variant === undefined ? {} : { variant }),
    ...(platform.osVersion === undefined
      ? {}
      : { osVersion: platform.osVersion }),
  };
}

/**
 * A child of an index that is an image for a platform.
 * @public
 */
export interface PlatformManifest {
  platform: Platform;
  descriptor: Descriptor;
}

/**
 * The images of an index for the wanted platforms, in the order wanted, one
 * for each (the first that matches). With nothing wanted, every platform that
 * the index has. A wanted platform without variant takes any variant of arm,
 * else only the plain one.
 *
 * Left out, because they are not images to run: BuildKit's attestations
 * (annotation `vnd.docker.reference.type`), entries for unknown/unknown, and
 * entries that name an artefact type or no platform at all.
 *
 * @public
 */
export function selectPlatformManifests(
  index: ImageIndex,
  wanted: readonly Platform[],
): PlatformManifest[] {
  const images = index.manifests.flatMap(descriptor => {
    const platform = platformOfImage(descriptor);
    return platform ? [{ platform, descriptor }] : [];
  });
  if (wanted.length === 0) {
    return distinct(images);
  }
  return distinct(
    wanted.flatMap(platform => {
      const match = images.find(image =>
        matches(image.platform, normalisePlatform(platform)),
      );
      return match ? [match] : [];
    }),
  );
}

function platformOfImage(descriptor: Descriptor): Platform | undefined {
  const { platform, annotations, artifactType } = descriptor;
  if (
    platform === undefined ||
    artifactType !== undefined ||
    annotations?.['vnd.docker.reference.type'] !== undefined ||
    platform.os === 'unknown' ||
    platform.architecture === 'unknown' ||
    platform.os === '' ||
    platform.architecture === ''
  ) {
    return undefined;
  }
  return normalisePlatform(platform);
}

function matches(offered: Platform, wanted: Platform): boolean {
  const anyVariant = wanted.architecture === 'arm' && !wanted.variant;
  return (
    offered.os === wanted.os &&
    offered.architecture === wanted.architecture &&
    (anyVariant || offered.variant === wanted.variant) &&
    (wanted.osVersion === undefined || offered.osVersion === wanted.osVersion)
  );
}

function distinct(images: PlatformManifest[]): PlatformManifest[] {
  const seen = new Set<string>();
  return images.filter(({ platform }) => {
    const key = `${formatPlatform(platform)} ${platform.osVersion ?? ''}`;
    const isNew = !seen.has(key);
    seen.add(key);
    return isNew;
  });
}
