const NEEDED =
  /^(?:etc\/ssl\/certs\/ca-certificates\.crt|etc\/ssl\/cert\.pem|etc\/pki\/tls\/certs\/ca-bundle\.crt|etc\/ca-certificates\/|etc\/(?:passwd|group|nsswitch\.conf|localtime|timezone)$|usr\/share\/zoneinfo\/)/;

/**
 * Whether a file of a base is one that also a static program may read: the
 * bundle of certificates, users, time zones. All else it can do without.
 */
export function isNeededAnywhere(path: string): boolean {
  return NEEDED.test(path);
}
