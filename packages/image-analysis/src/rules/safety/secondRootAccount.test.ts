import { onDebian } from '../size/testing';
import { TestLayer, findingsOf, outcomeOf } from '../testing';
import { secondRootAccount } from './secondRootAccount';

const ROOT = 'root:x:0:0:root:/root:/bin/sh\n';
const image = onDebian({ steps: ['RUN useradd -o -u 0 admin'] });
const passwd = (text: string): TestLayer => ({
  files: { 'etc/passwd': text.length },
  texts: { 'etc/passwd': text },
});

describe('second-root-account', () => {
  it('finds an account with the number 0 that an own layer adds', () => {
    expect(
      findingsOf(secondRootAccount, {
        image,
        contents: [
          passwd(ROOT),
          passwd(`${ROOT}admin:x:0:1000::/home/admin:/bin/sh\n`),
        ],
      }),
    ).toMatchObject([
      {
        title: 'admin is root under another name',
        places: [{ layer: 1, path: 'etc/passwd' }],
      },
    ]);
  });

  it.each<[string, TestLayer[]]>([
    ['root itself', [passwd(ROOT), passwd(ROOT)]],
    [
      'groups with the number 0',
      [passwd(ROOT), passwd(`${ROOT}halt:x:7:0:halt:/sbin:/sbin/halt\n`)],
    ],
    ['accounts of the base', [passwd(`${ROOT}toor:x:0:0::/:/bin/sh\n`), {}]],
    ['images without accounts', [{}, {}]],
    ['lines that are none', [{}, passwd('admin:x:0\nx:y:z:0:a:b:c\n')]],
  ])('accepts %s', (_, contents) => {
    expect(outcomeOf(secondRootAccount, { image, contents })).toEqual({
      state: 'passed',
    });
  });

  it('cannot decide without contents', () => {
    expect(outcomeOf(secondRootAccount, { image }).state).toBe('undecided');
  });
});
