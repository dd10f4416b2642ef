import { isSecretName } from '../../facts/secretNames';

/** Names that match by their words, and are known to hold nothing secret. */
const KNOWN_HARMLESS =
  /^(?:GPG_KEYS?|\w*_GPG_KEYS?|APT_KEY|SSH_AUTH_SOCK|KEYMAP|KEYRING|GNUPGHOME|SECRET_KEY_BASE_DUMMY|MYSQL_(?:ALLOW_EMPTY|RANDOM_ROOT)_PASSWORD|ALLOW_EMPTY_PASSWORD|XAUTHORITY)$/i;

/** Last words that make a name tell about a secret without being one. */
const ABOUT = new Set([
  'algorithm',
  'alg',
  'attempts',
  'audience',
  'backend',
  'bits',
  'class',
  'days',
  'dir',
  'directory',
  'disabled',
  'domain',
  'enable',
  'enabled',
  'endpoint',
  'env',
  'expiration',
  'expires',
  'expiry',
  'fingerprint',
  'format',
  'header',
  'helper',
  'host',
  'hours',
  'id',
  'ids',
  'issuer',
  'length',
  'lifetime',
  'max',
  'method',
  'min',
  'minutes',
  'mode',
  'name',
  'path',
  'plugin',
  'policy',
  'port',
  'prefix',
  'provider',
  'realm',
  'required',
  'rotation',
  'scheme',
  'seconds',
  'server',
  'size',
  'sock',
  'store',
  'strategy',
  'timeout',
  'ttl',
  'type',
  'uri',
  'url',
  'user',
  'username',
]);

const STRONG =
  /(?:passw(?:or)?d|passphrase|secret|token|apikey|credentials?|(?:^|_)pword)/;
const STRONG_KEY =
  /(?:api|access|private|secret|signing|encryption|master|license|licence|deploy|ssh|service_?account)_?key/;

/**
 * How sure a name is that of a secret: `likely` for passwords, tokens and named
 * kinds of keys, `guess` for words that mean other things too (`AUTH`, `KEY`);
 * absent for everything else.
 */
export function secretCertainty(name: string): 'likely' | 'guess' | undefined {
  const plain = name.replace(/^-+/, '').replace(/([a-z0-9])([A-Z])/g, '$1_$2');
  const words = plain.toLowerCase().split(/[^a-z0-9]+/);
  if (
    !isSecretName(name) ||
    KNOWN_HARMLESS.test(plain) ||
    ABOUT.has(words.at(-1) ?? '')
  ) {
    return undefined;
  }
  const joined = words.join('_');
  return STRONG.test(joined) || STRONG_KEY.test(joined) ? 'likely' : 'guess';
}
