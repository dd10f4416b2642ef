import { ImageVerdict } from './VerdictCache';

/** Layers off which something would be taken in more than one image. */
export function sharedLayersOf(verdicts: Iterable<ImageVerdict>): Set<string> {
  const shared = new Set<string>();
  const seenIn = new Map<string, ImageVerdict>();
  for (const verdict of verdicts) {
    for (const { gains } of verdict.findings) {
      for (const { digest } of gains) {
        const first = seenIn.get(digest);
        if (!first) {
          seenIn.set(digest, verdict);
        } else if (first !== verdict) {
          shared.add(digest);
        }
      }
    }
  }
  return shared;
}
