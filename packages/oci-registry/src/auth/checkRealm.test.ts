import { checkRealm } from './checkRealm';

function check(
  realm: string,
  options: {
    registry?: string;
    trustedRealms?: string[];
  } = {},
) {
  const requestUrl = new URL(
    options.registry ?? 'https://registry.example.com/v2/a/tags/list',
  );
  return checkRealm({
    realm,
    requestUrl,
    plainHttp: requestUrl.protocol === 'http:',
    trustedRealms: options.trustedRealms ?? [],
    where: { host: requestUrl.host },
  }).href;
}

it.each([
  ['the same host', 'https://registry.example.com/token'],
  ['another port of it', 'https://registry.example.com:5001/token'],
  ['the same domain', 'https://auth.example.com/token'],
  ['the domain itself', 'https://example.com/jwt/auth'],
])('trusts %s', (_, realm) => {
  expect(check(realm)).toBe(realm);
});

it('reads a relative realm from the registry', () => {
  expect(check('/service/token?a=b')).toBe(
    'https://registry.example.com/service/token?a=b',
  );
});

it.each([
  ['another domain', 'https://auth.evil.example/token'],
  ['a name that only looks alike', 'https://registry.example.com.evil.net/t'],
  ['a name with the host as user', 'https://registry.example.com@evil.net/t'],
  ['an address', 'https://203.0.113.5/token'],
  ['the metadata service', 'https://169.254.169.254/latest'],
])('refuses %s', (_, realm) => {
  expect(() => check(realm)).toThrow('sends clients for tokens to');
});

it('trusts what the configuration names', () => {
  const realm = 'https://auth.docker.io/token';
  expect(
    check(realm, {
      registry: 'https://registry.other.net/v2/',
      trustedRealms: ['auth.docker.io'],
    }),
  ).toBe(realm);
});

it('knows public suffixes: neighbours on a shared one are strangers', () => {
  expect(() =>
    check('https://b.github.io/token', { registry: 'https://a.github.io/v2/' }),
  ).toThrow('neither the registry');
  expect(() =>
    check('https://b.co.uk/token', { registry: 'https://a.co.uk/v2/' }),
  ).toThrow('neither the registry');
});

it('never leaves TLS', () => {
  expect(() => check('http://registry.example.com/token')).toThrow('not https');
  expect(() =>
    check('http://registry.example.com/token', {
      trustedRealms: ['registry.example.com'],
    }),
  ).toThrow('not https');
});

it('goes without TLS where the registry does, on its own host only', () => {
  const registry = 'http://localhost:5000/v2/';
  expect(check('http://localhost:5001/token', { registry })).toBe(
    'http://localhost:5001/token',
  );
  expect(() => check('http://tokens.example/token', { registry })).toThrow(
    'not https',
  );
});

it.each(['ftp://registry.example.com/', 'file:///etc/passwd', 'http://['])(
  'refuses %s',
  realm => {
    expect(() => check(realm)).toThrow('sends clients for tokens to');
  },
);
