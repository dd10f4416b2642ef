const LICENCE = /^(?:copyright|licen[cs]es?|notice|copying)/i;

/** Licences have to travel with what they license. */
export function isLicence(path: string): boolean {
  return LICENCE.test(path.slice(path.lastIndexOf('/') + 1));
}
