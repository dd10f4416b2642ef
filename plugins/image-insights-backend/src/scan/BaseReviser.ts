import {
  baseCandidateKeys,
  describeImage,
} from '@image-insights/image-analysis';
import { ImageStore } from '../database/ImageStore';

/**
 * Looks again at images whose base may have become known: when a base is
 * scanned after what is built on it, or gets another name. Works on stored
 * facts; nothing is read from a registry.
 */
export async function reviseBases(options: {
  images: ImageStore;
  newImages: readonly string[];
  now: Date;
  signal: AbortSignal;
}): Promise<number> {
  const { images, newImages, now, signal } = options;
  const dependants = await images.dependantsOf(newImages);
  let revised = 0;
  for (const digest of [...new Set([...dependants, ...newImages])]) {
    signal.throwIfAborted();
    const [facts, before, places] = await Promise.all([
      images.facts(digest),
      images.description(digest),
      images.places(digest),
    ]);
    if (!facts || !before) continue;
    const description = describeImage({
      facts,
      repositories: [...new Set(places.map(({ repository }) => repository))],
      baseCandidates: await images.baseCandidates(baseCandidateKeys(facts)),
      now,
    });
    if (JSON.stringify(description) !== JSON.stringify(before)) {
      await images.updateDescription(description);
      revised += 1;
    }
  }
  return revised;
}
