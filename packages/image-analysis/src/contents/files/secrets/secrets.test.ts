import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { crc32, gzipSync } from 'node:zlib';
import type { SecretSighting } from '../../LayerContents';
import { packLayerContents } from '../../packLayerContents';
import { readBytes } from '../../testing/readBytes';
import { tarOf } from '../../testing/tarOf';

/** All values are made here: none ever opened anything. */
function random(length: number, alphabet: string): string {
  return Array.from(
    randomBytes(length),
    byte => alphabet[byte % alphabet.length],
  ).join('');
}

const ALNUM = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
const UPPER = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
const HEX = '0123456789abcdef';

/**
 * Random text of a form, until it happens to hold no placeholder word and
 * enough entropy; the scanner is right to doubt the others.
 */
function good(length: number, alphabet = ALNUM): string {
  for (;;) {
    const text = random(length, alphabet);
    const variety = new Set(text).size;
    if (
      variety >= Math.min(length * 0.6, alphabet.length * 0.6) &&
      !/abcdef|0000000|1234567|xxxx/i.test(text) &&
      (alphabet !== ALNUM || /[a-z].*[A-Z]|[A-Z].*[a-z]/.test(text))
    ) {
      return text;
    }
  }
}

function gitHubToken(): string {
  const body = good(30);
  const base62 =
    '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
  let rest = crc32(body);
  let sum = '';
  for (let digit = 0; digit < 6; digit += 1) {
    sum = base62[rest % 62] + sum;
    rest = Math.floor(rest / 62);
  }
  return `ghp_${body}${sum}`;
}

function pem(type: 'pkcs8' | 'pkcs1' | 'sec1'): string {
  const { privateKey } =
    type === 'sec1'
      ? generateKeyPairSync('ec', { namedCurve: 'P-256' })
      : generateKeyPairSync('rsa', { modulusLength: 1_024 });
  return privateKey.export({ type, format: 'pem' }).toString();
}

async function sightings(
  path: string,
  body: string | Buffer,
): Promise<SecretSighting[]> {
  const { secrets } = await readBytes(tarOf([{ path, body }]));
  return secrets;
}

const awsSecret = () => `${good(36)}aB3+`;

describe('secrets in files', () => {
  it.each<[string, string, string | Buffer]>([
    ['private-key', 'root/.ssh/id_rsa', pem('pkcs1')],
    ['private-key', 'etc/nginx/tls.key', pem('pkcs8')],
    ['private-key', 'app/signing.pem', pem('sec1')],
    ['private-key', 'etc/pki/tls/private/localhost.key', pem('pkcs8')],
    ['github-token', 'src/main.go', `const token = "${gitHubToken()}"`],
    [
      'private-key',
      'app/settings.yaml',
      `key: |\n  ${pem('sec1').replace(/\n/g, '\n  ')}`,
    ],
    [
      'private-key',
      'app/encrypted.pem',
      pem('pkcs1').replace(
        '-----\n',
        '-----\nProc-Type: 4,ENCRYPTED\nDEK-Info: AES-128-CBC,5C0D3E\n\n',
      ),
    ],
    [
      'gcp-service-account',
      'srv/account.json',
      JSON.stringify({ type: 'service_account', private_key: pem('pkcs8') }),
    ],
    [
      'aws-access-key',
      'app/config.ini',
      `id = AKIA${good(16, UPPER)}\nsecret = ${awsSecret()}\n`,
    ],
    ['github-token', 'app/ci.sh', `export T=${gitHubToken()}\n`],
    ['github-token', 'app/ci.sh', `github_pat_${good(22)}_${good(59)}`],
    ['gitlab-token', 'app/ci.sh', `glpat-${good(20)}`],
    ['npm-token', 'app/x.json', `"npm_${good(36)}"`],
    ['npm-token', 'root/.npmrc', `//npm.example.org/:_authToken=${good(24)}\n`],
    ['pypi-token', 'root/pip.conf', `pypi-AgEIcHlwaS5vcmc${good(80)}`],
    ['slack-token', 'app/a.js', `'xoxb-730261948516-829405173648-${good(24)}'`],
    [
      'slack-webhook',
      'app/a.js',
      `https://hooks.slack.com/services/T${good(9, UPPER)}/B${good(
        9,
        UPPER,
      )}/${good(24)}`,
    ],
    ['stripe-key', 'app/a.js', `sk_live_${good(24)}`],
    ['sendgrid-key', 'app/a.js', `SG.${good(22)}.${good(43)}`],
    ['openai-key', 'app/a.py', `sk-proj-${good(40)}T3BlbkFJ${good(40)}`],
    ['anthropic-key', 'app/a.py', `sk-ant-api03-${good(93)}AA`],
    ['vault-token', 'app/a.py', `hvs.${good(95)}`],
    ['docker-token', 'app/a.sh', `dckr_pat_${good(27)}`],
    ['digitalocean-token', 'app/a.sh', `dop_v1_${good(64, HEX)}`],
    ['hugging-face-token', 'app/a.py', `hf_${good(34)}`],
    ['azure-storage-key', 'app/a.cs', `AccountKey=${good(86)}==;`],
    ['env-file', 'srv/.env', 'HOST=db\nDB_PASSWORD="correct horse"\n'],
    ['env-file', 'srv/.env.production', 'export API_KEY=k4Jd82hfKx\n'],
    [
      'aws-credentials',
      'root/.aws/credentials',
      `[default]\naws_secret_access_key = ${awsSecret()}\n`,
    ],
    [
      'netrc',
      'root/.netrc',
      'machine git.internal login ci password s3cr3tpw\n',
    ],
    ['pypirc', 'root/.pypirc', '[pypi]\nusername = ci\npassword = s3cr3tpw\n'],
    [
      'git-credentials',
      'root/.git-credentials',
      'https://ci:s3cr3tpw@git.internal\n',
    ],
    [
      'docker-config',
      'root/.docker/config.json',
      JSON.stringify({
        auths: {
          'r.internal': { auth: Buffer.from('ci:s3cr3tpw').toString('base64') },
        },
      }),
    ],
    [
      'kube-config',
      'root/.kube/config',
      `users:\n- name: a\n  user:\n    token: ${good(40)}\n`,
    ],
    [
      'gcp-credentials',
      'root/.config/gcloud/application_default_credentials.json',
      JSON.stringify({ client_id: 'x', refresh_token: `1//${good(60)}` }),
    ],
    ['key-store', 'app/server.p12', randomBytes(100)],
    ['key-store', 'app/release.jks', randomBytes(100)],
  ])('of kind %s are seen in %s', async (kind, path, body) => {
    expect(await sightings(path, body)).toMatchObject([{ kind, path }]);
  });

  it.each<[string, string, string | Buffer]>([
    [
      'a public certificate',
      'etc/nginx/tls.pem',
      '-----BEGIN CERTIFICATE-----\nMIIBszCCAVmgAwIBAgIU\n-----END CERTIFICATE-----\n',
    ],
    [
      'a public key',
      'app/key.pub.pem',
      '-----BEGIN PUBLIC KEY-----\nMFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE\n-----END PUBLIC KEY-----\n',
    ],
    [
      'a mention of a key’s first line',
      'app/a.js',
      'if (text.startsWith("-----BEGIN RSA PRIVATE KEY-----")) {\n  read(text);\n}\n',
    ],
    [
      'a placeholder of a key',
      'app/a.pem',
      '-----BEGIN PRIVATE KEY-----\n................................................................\n-----END PRIVATE KEY-----\n',
    ],
    [
      'a placeholder of a key',
      'app/a.pem',
      `-----BEGIN PRIVATE KEY-----\n${'A'.repeat(64)}\n`,
    ],
    ['a library’s test key', 'app/node_modules/agent/test.key', pem('pkcs8')],
    [
      'a library’s test key',
      'usr/lib/python3/dist-packages/x/key.pem',
      pem('pkcs8'),
    ],
    [
      'a library’s test key',
      'usr/local/go/src/crypto/tls/testdata/key.pem',
      pem('pkcs8'),
    ],
    ['a test’s key', 'app/tests/server.key', pem('pkcs8')],
    [
      'an example in documentation',
      'usr/share/doc/openssl/key.pem',
      pem('pkcs8'),
    ],
    [
      'Debian’s snake oil',
      'etc/ssl/private/ssl-cert-snakeoil.key',
      pem('pkcs8'),
    ],
    [
      'the name of a key without its secret',
      'app/a.log',
      `key AKIA${good(16, UPPER)} was used\n`,
    ],
    [
      'AWS’s example',
      'app/a.ini',
      'AKIAIOSFODNN7EXAMPLE\nwJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY\n',
    ],
    [
      'a look-alike without GitHub’s checksum',
      'app/a.js',
      `ghp_${'A1b2C3d4E5'.repeat(4).slice(0, 36)}`,
    ],
    ['a key of Stripe’s test mode', 'app/a.js', `sk_test_${good(24)}`],
    ['a key that stands in every web page', 'app/a.js', `AIza${good(35)}`],
    [
      'the emulator’s key',
      'app/a.cs',
      'AccountKey=Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==;',
    ],
    [
      'a token by reference',
      'root/.npmrc',
      '//registry.npmjs.org/:_authToken=${NPM_TOKEN}\n',
    ],
    [
      'settings without secrets',
      'srv/.env',
      'HOST=db\nPORT=5432\nLOG_LEVEL=debug\nKEY_FILE=/run/secrets/key\n',
    ],
    [
      'secrets by reference',
      'srv/.env',
      'DB_PASSWORD=$DB_PASSWORD\nAPI_KEY=\nTOKEN=changeme\nSECRET=<your-secret>\n',
    ],
    [
      'an example to be copied',
      'srv/.env.example',
      'DB_PASSWORD=correct-horse\n',
    ],
    [
      'a login by helper',
      'root/.docker/config.json',
      '{"auths":{"r.internal":{}},"credsStore":"pass"}',
    ],
    [
      'a netrc without password',
      'root/.netrc',
      'machine git.internal login ci\n',
    ],
    ['certificates of others', 'app/truststore.jks', randomBytes(100)],
    ['certificates of others', 'etc/ssl/cacerts.p12', randomBytes(100)],
    ['an empty store', 'app/empty.p12', ''],
    ['random data', 'app/data', randomBytes(200_000)],
    [
      'a file beyond 1 MiB',
      'app/big.pem',
      Buffer.concat([Buffer.alloc(1_048_577, '\n'), Buffer.from(pem('pkcs8'))]),
    ],
  ])('are not seen in %s (%s)', async (_, path, body) => {
    expect(await sightings(path, body)).toEqual([]);
  });

  it('are told by line', async () => {
    expect(
      await sightings(
        'app/settings.py',
        `# one\n# two\nTOKEN = "${gitHubToken()}"\n# four\nOTHER = "${gitHubToken()}"\n`,
      ),
    ).toEqual([
      {
        path: 'app/settings.py',
        kind: 'github-token',
        seenIn: 'contents',
        line: 3,
      },
      {
        path: 'app/settings.py',
        kind: 'github-token',
        seenIn: 'contents',
        line: 5,
      },
    ]);
  });

  it('are told by name where they cannot be seen', async () => {
    expect(await sightings('app/server.pfx', randomBytes(100))).toEqual([
      { path: 'app/server.pfx', kind: 'key-store', seenIn: 'name' },
    ]);
  });

  it('never leave their file: no part of a value is in what is read', async () => {
    const values = [gitHubToken(), `npm_${good(36)}`, awsSecret()];
    const key = pem('pkcs8');
    const contents = await readBytes(
      gzipSync(
        tarOf([
          {
            path: 'app/a',
            body: `${values.join('\n')}\nAKIA${good(16, UPPER)}\n`,
          },
          { path: 'app/b', body: key },
          { path: 'srv/.env', body: 'DB_PASSWORD=correct-horse\n' },
        ]),
      ),
    );
    const written = [
      JSON.stringify(contents),
      Buffer.from(packLayerContents(contents)).toString('latin1'),
    ].join('');

    expect(contents.secrets.length).toBeGreaterThanOrEqual(4);
    for (const value of [...values, key.split('\n')[1], 'correct-horse']) {
      for (let at = 0; at + 12 <= value.length; at += 4) {
        expect(written).not.toContain(value.slice(at, at + 12));
      }
    }
  });

  it('are looked for in linear time, whatever the text', async () => {
    const began = process.cpuUsage();
    for (const text of [
      'AKIA'.repeat(250_000),
      '-----BEGIN PRIVATE KEY-----\n'.repeat(35_000),
      `"private_key"${' '.repeat(900_000)}`,
      `//a:_authToken${' '.repeat(900_000)}`,
      'xoxb-1234567890-'.repeat(60_000),
      'A_PASSWORD='.repeat(90_000),
      `glpat-${'a'.repeat(900_000)}`,
      'sk-T3BlbkFJ-'.repeat(80_000),
    ]) {
      await sightings('srv/.env', text);
    }

    expect(process.cpuUsage(began).user / 1e6).toBeLessThan(5);
  });
});
