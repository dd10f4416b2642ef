import { ImageContents } from '../../combine/ImageContents';
import { ImageDescription } from '../../model';
import { RuleSeverity } from '../Rule';

/**
 * How bad so many bytes are in an image of this size: a fifth of what it
 * holds is high, a fiftieth medium.
 */
export function severityOfBytes(options: {
  /** Uncompressed. */
  bytes: number;
  contents: ImageContents;
}): RuleSeverity {
  const share = options.bytes / Math.max(1, options.contents.fileBytes);
  if (share >= 0.2) {
    return 'high';
  }
  return share >= 0.02 ? 'medium' : 'low';
}

/** The same for what a pull transfers. */
export function severityOfTransfer(options: {
  compressedBytes: number;
  image: ImageDescription;
}): RuleSeverity {
  const share =
    options.compressedBytes / Math.max(1, options.image.compressedBytes);
  if (share >= 0.2) {
    return 'high';
  }
  return share >= 0.02 ? 'medium' : 'low';
}
