import { chooseChallenge, parseChallenges } from './parseChallenges';

function read(header: string | string[]) {
  return parseChallenges(header).map(({ scheme, parameters }) => [
    scheme,
    Object.fromEntries(parameters),
  ]);
}

const TOKEN = { realm: 'https://auth.example/token', service: 'reg' };

it.each([
  [
    'the usual',
    'Bearer realm="https://auth.example/token",service="reg"',
    [['bearer', TOKEN]],
  ],
  [
    'commas inside quotes',
    'Bearer realm="https://auth.example/token",service="reg",scope="repository:a/b:pull,push"',
    [['bearer', { ...TOKEN, scope: 'repository:a/b:pull,push' }]],
  ],
  [
    'two challenges in one line',
    'Bearer realm="https://auth.example/token",service="reg", Basic realm="x"',
    [
      ['bearer', TOKEN],
      ['basic', { realm: 'x' }],
    ],
  ],
  [
    'two lines',
    [
      'Basic realm="x"',
      'Bearer realm="https://auth.example/token",service=reg',
    ],
    [
      ['basic', { realm: 'x' }],
      ['bearer', TOKEN],
    ],
  ],
  [
    'any case of names',
    'BEARER Realm="https://auth.example/token",SERVICE="reg"',
    [['bearer', TOKEN]],
  ],
  [
    'values without quotes and spaces around =',
    'Bearer realm = https://auth.example/token , service= reg',
    [['bearer', TOKEN]],
  ],
  [
    'escaped quotes',
    'Basic realm="say \\"hi\\", then \\\\ wait"',
    [['basic', { realm: 'say "hi", then \\ wait' }]],
  ],
  [
    'empty values',
    'Bearer realm="",service=',
    [['bearer', { realm: '', service: '' }]],
  ],
  ['a quote that never closes', 'Basic realm="x', [['basic', { realm: 'x' }]]],
  ['no parameters', 'BASIC', [['basic', {}]]],
  [
    'an unknown scheme first',
    'Negotiate, Basic realm="x"',
    [
      ['negotiate', {}],
      ['basic', { realm: 'x' }],
    ],
  ],
  [
    'the first of a repeated parameter',
    'Basic realm="a", realm="b"',
    [['basic', { realm: 'a' }]],
  ],
  ['nothing', '', []],
  ['rubbish', ',,==,"', []],
])('reads %s', (_, header, expected) => {
  expect(read(header)).toEqual(expected);
});

it('reads long rubbish in no time', () => {
  const began = process.cpuUsage();
  read('Bearer '.repeat(100_000));
  read('"'.repeat(100_000));
  read(`Basic realm="${'\\"'.repeat(100_000)}`);
  expect(process.cpuUsage(began).user / 1e6).toBeLessThan(10);
});

describe('the choice', () => {
  const choose = (header: string) =>
    chooseChallenge(parseChallenges(header))?.scheme;

  it('is Bearer before Basic', () => {
    expect(choose('Basic realm="x", Bearer realm="https://a/t"')).toBe(
      'bearer',
    );
  });

  it('is Basic where Bearer names no realm', () => {
    expect(choose('Bearer service="x", Basic realm="x"')).toBe('basic');
  });

  it('is nothing among unknown schemes', () => {
    expect(choose('Negotiate, Digest realm="x"')).toBeUndefined();
  });
});
