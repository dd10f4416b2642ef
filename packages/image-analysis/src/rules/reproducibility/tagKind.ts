/**
 * Tags that are meant to be given once: `1.4.2`, `v2.0.0-rc.1`, `2026.11.21`,
 * a build number with date, a commit hash. `1.4` and `1` follow their releases
 * by custom, `latest` by name.
 */
export function isFixedTag(tag: string): boolean {
  if (tag.length > 128) {
    return false;
  }
  return (
    /^(?:v|release-)?\d{1,15}(?:\.\d{1,15}){2,3}(?:[-+_.][0-9A-Za-z._+-]*)?$/.test(
      tag,
    ) ||
    /^(?:sha-|git-)?[0-9a-f]{7,64}$/.test(tag) ||
    /^\d{8}(?:[-_.T]?\d{4,6})?$/.test(tag)
  );
}

const MOVING = new Set([
  'latest',
  'main',
  'master',
  'trunk',
  'develop',
  'dev',
  'stable',
  'edge',
  'nightly',
  'canary',
  'staging',
  'production',
  'prod',
]);

/** Tags that say by their name that they move. */
export function isMovingTag(tag: string): boolean {
  return MOVING.has(tag.toLowerCase());
}
