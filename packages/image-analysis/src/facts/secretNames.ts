/**
 * Words that make a variable's name look secret, and words that veto it.
 * BuildKit's check `SecretsUsedInArgOrEnv` has the first list up to `token`.
 */
const SECRET_WORDS = new Set([
  'apikey',
  'auth',
  'credential',
  'credentials',
  'key',
  'password',
  'pword',
  'passwd',
  'secret',
  'token',
  'authorization',
  'cookie',
  'dsn',
  'jwt',
  'pass',
  'passphrase',
  'pat',
  'pwd',
  'secrets',
  'userpass',
]);
const HARMLESS_WORDS = new Set(['public', 'file', 'version']);

/** For names written without separators, such as `PGPASSWORD`. */
const SECRET_ENDING = /(?:password|passwd|secret|token|apikey|credentials?)$/;

/** Shell variables whose names would match, and that hold no secret. */
const HARMLESS_NAMES = new Set(['pwd', 'oldpwd']);

/**
 * Tells by its words whether the name of a variable, flag, header or label
 * promises a secret: `DB_PASSWORD`, `--api-key`, `X-Auth-Token`, `_authToken`,
 * but not `PUBLIC_KEY` or `PASSWORD_FILE`.
 */
export function isSecretName(name: string): boolean {
  if (HARMLESS_NAMES.has(name.toLowerCase())) {
    return false;
  }
  const words = name
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter(word => word !== '');
  if (words.some(word => HARMLESS_WORDS.has(word))) {
    return false;
  }
  return words.some(word => SECRET_WORDS.has(word) || SECRET_ENDING.test(word));
}
