import type { CostInput } from '@image-insights/backstage-plugin-image-insights-common';

/**
 * The input as it was when an image was the newest one: releases after it are
 * gone. Undefined where no stream knows the image.
 */
export function inputAtRelease(
  input: CostInput,
  digest: string,
): CostInput | undefined {
  let isKnown = false;
  const streams = input.streams.map(stream => {
    const index = stream.releases.findLastIndex(
      release => release.digest === digest,
    );
    if (index < 0) return stream;
    isKnown = true;
    return { ...stream, releases: stream.releases.slice(0, index + 1) };
  });
  return isKnown ? { ...input, streams } : undefined;
}

/** How the current images are called, once each: their tags, or digests. */
export function currentReleases(input: CostInput): string[] {
  const names = input.streams.flatMap(({ releases }) => {
    const current = releases.at(-1);
    return current ? [current.tag ?? current.digest.slice(0, 19)] : [];
  });
  return [...new Set(names)];
}
