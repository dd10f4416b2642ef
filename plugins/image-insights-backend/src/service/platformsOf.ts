import { Platform, formatPlatform } from '@image-insights/oci-registry';
import { TagImage } from '../database/TagImage';

/** Platforms that images are there for now, the configured ones first. */
export function platformsOf(
  images: TagImage[],
  configured: Platform[],
): string[] {
  const order = configured.map(formatPlatform);
  const place = (platform: string) =>
    order.includes(platform) ? order.indexOf(platform) : order.length;
  const open = images.filter(image => image.until === undefined);
  const present = (open.length > 0 ? open : images).map(
    image => image.platform,
  );
  return [...new Set(present)].sort(
    (left, right) => place(left) - place(right),
  );
}
