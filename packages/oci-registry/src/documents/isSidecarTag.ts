const SIDECAR =
  /^(?:sha256-[0-9a-f]{64}|sha512-[0-9a-f]{64,128})(?:\.[A-Za-z0-9_.-]+)?$/;

/**
 * True for tags that tools hang beside an image rather than people give to
 * one: the referrers fallback `sha256-<hex>` of the distribution
 * specification, and cosign's `.sig`, `.att`, `.sbom` on the same stem. In
 * signed repositories they are half of all tags.
 * @public
 */
export function isSidecarTag(tag: string): boolean {
  return SIDECAR.test(tag);
}
