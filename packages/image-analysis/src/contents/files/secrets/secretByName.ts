import { isThirdParty, isWorthScanning } from './isWorthScanning';

const KEY_STORE = /\.(?:p12|pfx|jks|keystore|kdbx)$/i;

/** Such stores hold what is public: certificates of others. */
const TRUST = /trust|cacert|ca-cert|(?:^|[/_.-])ca(?:[_.-]|$)/i;

/**
 * Tells a file that holds a secret which cannot be seen in it, as it is
 * encrypted, by its name: stores of keys. Other names that tell of secrets
 * (`.env`, `id_rsa`, `.npmrc`) are only looked into, as their contents decide.
 */
export function secretByName(path: string, bytes: number): string | undefined {
  const name = path.slice(path.lastIndexOf('/') + 1);
  return bytes > 0 &&
    KEY_STORE.test(name) &&
    !TRUST.test(name) &&
    !isThirdParty(path) &&
    isWorthScanning(path)
    ? 'key-store'
    : undefined;
}
