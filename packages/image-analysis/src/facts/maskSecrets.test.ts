import fc from 'fast-check';
import { maskSecrets } from './maskSecrets';
import { isSecretName } from './secretNames';

describe('isSecretName', () => {
  it.each([
    'PASSWORD',
    'DB_PASSWORD',
    'PGPASSWORD',
    'API_KEY',
    'apikey',
    'GITHUB_TOKEN',
    '_authToken',
    '--api-key',
    'X-Auth-Token',
    'AWS_SECRET_ACCESS_KEY',
    'clientSecret',
  ])('takes %s for the name of a secret', name => {
    expect(isSecretName(name)).toBe(true);
  });

  it.each([
    'PATH',
    'PUBLIC_KEY',
    'PASSWORD_FILE',
    'TOKEN_VERSION',
    'MONKEY',
    'KEYRING',
    'PWD',
    'NODE_ENV',
  ])('takes %s for harmless', name => {
    expect(isSecretName(name)).toBe(false);
  });
});

describe('maskSecrets', () => {
  it.each([
    ['DB_PASSWORD=hunter2 make', 'DB_PASSWORD=*** make'],
    ['export TOKEN="two words" && x', 'export TOKEN=*** && x'],
    ["TOKEN='it is' run", 'TOKEN=*** run'],
    ['TOKEN=$(echo hunter2) run', 'TOKEN=$*** run'],
    ['TOKEN="${TOKEN:-hunter2}" run', 'TOKEN=$*** run'],
    ["TOKEN='$(hunter2)' run", 'TOKEN=*** run'],
    ['login --token $(hunter2) x', 'login --token $*** x'],
    ['TOKEN="unterminated hunter2', 'TOKEN=***'],
    ['login --password hunter2 --user bob', 'login --password *** --user bob'],
    ['login --password=hunter2', 'login --password=***'],
    ['curl -u bob:hunter2 https://x.example', 'curl -u *** https://x.example'],
    [
      'git clone https://bob:hunter2@git.example/x',
      'git clone https://***@git.example/x',
    ],
    [
      'curl -H "Authorization: Bearer abcdefghijk"',
      'curl -H "Authorization: Bearer ***"',
    ],
    ['curl -H "PRIVATE-TOKEN: hunter2" x', 'curl -H "PRIVATE-TOKEN: ***" x'],
    ['curl -d \'{"password": "hunter2"}\'', 'curl -d \'{"password": ***}\''],
    [
      'npm set //r.example/:_authToken=hunter2',
      'npm set //r.example/:_authToken=***',
    ],
    [
      'curl https://x.example/?token=hunter2&a=b',
      'curl https://x.example/?token=***&a=b',
    ],
    [`echo ghp_${'a'.repeat(36)}`, 'echo ***'],
    ['echo AKIAIOSFODNN7EXAMPLE', 'echo ***'],
    [
      'echo "-----BEGIN RSA PRIVATE KEY-----\nabc\n-----END RSA PRIVATE KEY-----"',
      'echo "***"',
    ],
  ])('masks %s', (text, masked) => {
    expect(maskSecrets(text)).toBe(masked);
  });

  it.each([
    'apt-get install -y --no-install-recommends curl',
    'curl -fsSL https://example.com/key.gpg | gpg --dearmor',
    'TOKEN=$TOKEN make',
    'make TOKEN="${TOKEN}"',
    '--mount=type=secret,id=npm npm ci',
    'apk add --no-cache openssl=3.1.4-r5',
    'gpg --batch --keyserver keys.example --recv-keys 0xABCDEF',
    'docker login --password-file /run/x',
  ])('leaves %s as it is', text => {
    expect(maskSecrets(text)).toBe(text);
  });

  it('changes nothing more when applied again', () => {
    const piece = fc.constantFrom(
      'TOKEN=',
      '"',
      "'",
      ' ',
      '--password ',
      ': ',
      'Bearer ',
      'https://a:b@',
      '$(',
      ')',
      '***',
      'hunter2',
      '-u a:b',
      'secret',
      '\n',
      ';',
      '=',
    );
    fc.assert(
      fc.property(
        fc.array(fc.oneof(piece, fc.string({ maxLength: 6 })), {
          maxLength: 12,
        }),
        parts => {
          const once = maskSecrets(parts.join(''));
          expect(maskSecrets(once)).toBe(once);
        },
      ),
      { numRuns: 2_000 },
    );
  });

  it('hides the value of a secret variable whatever it holds', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-zA-Z0-9/+.,:@!]{8,30}$/), secret => {
        expect(maskSecrets(`RUN API_TOKEN=${secret} make`)).not.toContain(
          secret,
        );
        expect(maskSecrets(`RUN login --token ${secret}`)).not.toContain(
          secret,
        );
      }),
    );
  });

  it('takes little time for a hostile text', () => {
    const begin = process.cpuUsage();
    for (const part of [
      'a-',
      'a=',
      '"',
      'https://',
      '--a ',
      'a:',
      '$(',
      "'\\",
    ]) {
      maskSecrets(part.repeat(100_000 / part.length));
    }
    expect(process.cpuUsage(begin).user / 1e6).toBeLessThan(5);
  });
});
