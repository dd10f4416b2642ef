import { readBytes } from '../testing/readBytes';
import { tarOf } from '../testing/tarOf';

describe('small texts', () => {
  it('that say what the system is are kept', async () => {
    const { texts } = await readBytes(
      tarOf([
        { path: 'usr/lib/os-release', body: 'ID=debian\r\nVERSION_ID="12"\n' },
        { path: 'etc/debian_version', body: '12.5\n' },
        { path: 'etc/alpine-release', body: '3.20.1\n' },
        { path: 'etc/hostname', body: 'not kept' },
        { path: 'etc/os-release.d/x', body: 'not kept' },
      ]),
    );

    expect(texts).toEqual({
      'usr/lib/os-release': 'ID=debian\nVERSION_ID="12"\n',
      'etc/debian_version': '12.5\n',
      'etc/alpine-release': '3.20.1\n',
    });
  });

  it('never hold passwords: neither hashes nor those of proxies', async () => {
    const contents = await readBytes(
      tarOf([
        {
          path: 'etc/passwd',
          body: 'root:$6$salt$hashhashhash:0:0:root:/root:/bin/sh\napp:x:1000:1000::/srv:/sbin/nologin\nno line of accounts hash2\n',
        },
        { path: 'etc/shadow', body: 'root:$6$salt$hashhashhash:1::::::\n' },
        {
          path: 'etc/apt/apt.conf.d/99proxy',
          body: 'Acquire::http::Proxy "http://builder:hunter22@proxy:3128";\n',
        },
      ]),
    );

    expect(contents.texts['etc/passwd']).toBe(
      'root:x:0:0:root:/root:/bin/sh\napp:x:1000:1000::/srv:/sbin/nologin\n',
    );
    expect(contents.texts['etc/apt/apt.conf.d/99proxy']).toContain('proxy');
    expect(JSON.stringify(contents)).not.toMatch(/hash2|hashhash|hunter22/);
  });

  it('are at most 16 KiB each and 200 of them', async () => {
    const { texts } = await readBytes(
      tarOf([
        { path: 'etc/os-release', body: 'x'.repeat(20_000) },
        ...Array.from({ length: 300 }, (_, at) => ({
          path: `etc/apt/apt.conf.d/${at}`,
          body: 'x',
        })),
      ]),
    );

    expect(texts['etc/os-release']).toHaveLength(16 * 1_024);
    expect(Object.keys(texts)).toHaveLength(200);
  });
});

describe('package.json', () => {
  it('outside node_modules tells what the image’s own code needs', async () => {
    const { nodeManifests } = await readBytes(
      tarOf([
        {
          path: 'app/package.json',
          body: JSON.stringify({
            name: 'checkout',
            dependencies: { express: '^4' },
            optionalDependencies: { fsevents: '2' },
            devDependencies: { jest: '30', typescript: '5' },
          }),
        },
        {
          path: 'app/node_modules/express/package.json',
          body: '{"dependencies":{"qs":"1"}}',
        },
        { path: 'app/dist/package.json', body: '{"type":"module"}' },
        { path: 'app/broken/package.json', body: '{"dependencies":' },
        {
          path: 'app/odd/package.json',
          body: '{"dependencies":["a"],"devDependencies":{"b":1}}',
        },
        { path: 'package.json', body: '[]' },
      ]),
    );

    expect(nodeManifests).toEqual([
      {
        path: 'app/package.json',
        name: 'checkout',
        dependencies: ['express', 'fsevents'],
        devDependencies: ['jest', 'typescript'],
      },
      {
        path: 'app/odd/package.json',
        dependencies: [],
        devDependencies: ['b'],
      },
    ]);
  });
});
