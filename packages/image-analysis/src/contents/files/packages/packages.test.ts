import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import initSqlJs from 'sql.js';
import type { PackageDatabase } from '../../LayerContents';
import type { LayerLimits } from '../../LayerLimits';
import { readBytes } from '../../testing/readBytes';
import { TestEntry, tarOf } from '../../testing/tarOf';

async function databasesOf(
  entries: TestEntry[],
  limits?: Partial<LayerLimits>,
): Promise<PackageDatabase[]> {
  const contents = await readBytes(tarOf(entries), {
    ...(limits === undefined ? {} : { limits }),
  });
  return contents.packageDatabases;
}

const STATUS = `Package: libc6
Status: install ok installed
Priority: optional
Section: libs
Installed-Size: 12986
Architecture: amd64
Multi-Arch: same
Version: 2.36-9+deb12u8
Replaces: libc6-amd64
Depends: libgcc-s1, libcrypt1 (>= 1:4.4.10-10~)
Recommends: libidn2-0 (>= 2.0.5~)
Conffiles:
 /etc/ld.so.conf.d/x86_64-linux-gnu.conf d4e7a7b88a71b5ffd9e2644e71a0cfab
Description: GNU C Library: Shared libraries
 Package: this is text, and no field
 .
 More text.

Package: curl
Status: install ok unpacked
Installed-Size: 500
Architecture: amd64
Version: 7.88.1-10
Pre-Depends: init-system-helpers:any
Depends: libc6 (>= 2.34), libcurl4 (= 7.88.1-10) | libcurl4t64, zlib1g
Recommends: ca-certificates

Package: gone
Status: deinstall ok config-files
Installed-Size: 900
Architecture: all
Version: 1

Package: never
Status: unknown ok not-installed
Architecture: all
`;

describe('dpkg’s status', () => {
  it('lists what is installed, with sizes in bytes and names of relations', async () => {
    expect(
      await databasesOf([{ path: 'var/lib/dpkg/status', body: STATUS }]),
    ).toEqual([
      {
        manager: 'dpkg',
        path: 'var/lib/dpkg/status',
        packages: [
          {
            name: 'libc6',
            version: '2.36-9+deb12u8',
            architecture: 'amd64',
            installedBytes: 13_297_664,
            section: 'libs',
            depends: ['libgcc-s1', 'libcrypt1'],
            recommends: ['libidn2-0'],
          },
          {
            name: 'curl',
            version: '7.88.1-10',
            architecture: 'amd64',
            installedBytes: 512_000,
            depends: [
              'init-system-helpers',
              'libc6',
              'libcurl4',
              'libcurl4t64',
              'zlib1g',
            ],
            recommends: ['ca-certificates'],
          },
        ],
      },
    ]);
  });

  it('tells what came along where apt noted it, in whichever order', async () => {
    const states =
      'Package: libc6\nArchitecture: amd64\nAuto-Installed: 1\n\nPackage: curl\nArchitecture: amd64\nAuto-Installed: 0\n';
    const status = { path: 'var/lib/dpkg/status', body: STATUS };
    const extended = { path: 'var/lib/apt/extended_states', body: states };

    for (const entries of [
      [status, extended],
      [extended, status],
    ]) {
      const [{ packages }] = await databasesOf(entries);
      expect(packages).toMatchObject([
        { name: 'libc6', isAutomatic: true },
        { name: 'curl', isAutomatic: false },
      ]);
    }
    const [{ packages }] = await databasesOf([status]);
    expect(packages[0]).not.toHaveProperty('isAutomatic');
  });

  it('of distroless images is one file per package', async () => {
    const databases = await databasesOf([
      {
        path: 'var/lib/dpkg/status.d/base-files',
        body: 'Package: base-files\nVersion: 12.4\nArchitecture: amd64\nInstalled-Size: 341\n',
      },
      { path: 'var/lib/dpkg/status.d/base-files.md5sums', body: 'x  y\n' },
      {
        path: 'var/lib/dpkg/status.d/tzdata',
        body: 'Package: tzdata\nVersion: 2024a\nArchitecture: all\n',
      },
    ]);

    expect(
      databases.map(({ path, packages }) => [path, packages[0].name]),
    ).toEqual([
      ['var/lib/dpkg/status.d/base-files', 'base-files'],
      ['var/lib/dpkg/status.d/tzdata', 'tzdata'],
    ]);
  });

  it('says where it is too long, in bytes or packages', async () => {
    const entries = [{ path: 'var/lib/dpkg/status', body: STATUS }];

    expect(await databasesOf(entries, { databaseBytes: 100 })).toMatchObject([
      { packages: [], incomplete: expect.stringContaining('at most 100') },
    ]);
    expect(await databasesOf(entries, { packages: 1 })).toMatchObject([
      {
        packages: [{ name: 'libc6' }],
        incomplete: expect.stringContaining('more than 1 packages'),
      },
    ]);
  });

  it('counts once where a layer writes it twice', async () => {
    const databases = await databasesOf([
      { path: 'var/lib/dpkg/status', body: STATUS },
      { path: 'var/lib/dpkg/status', body: 'Package: only\n' },
    ]);

    expect(databases).toMatchObject([{ packages: [{ name: 'only' }] }]);
  });

  it('agrees with the system’s own dpkg about this machine', async () => {
    const status = '/var/lib/dpkg/status';
    if (!existsSync(status) || !existsSync('/usr/bin/dpkg-query')) {
      return;
    }
    const listed = execFileSync(
      'dpkg-query',
      [
        '-W',
        '-f',
        '${db:Status-Status} ${Package} ${Version} ${Installed-Size}\n',
      ],
      { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 },
    )
      .trim()
      .split('\n')
      .filter(line => !/^(?:not-installed|config-files) /.test(line))
      .map(line => line.split(' ').slice(1).join(' '))
      .sort();

    const [{ packages }] = await databasesOf([
      { path: 'var/lib/dpkg/status', body: readFileSync(status) },
    ]);

    expect(
      packages
        .map(({ name, version, installedBytes }) =>
          [name, version, installedBytes / 1_024 || ''].join(' '),
        )
        .sort(),
    ).toEqual(listed.map(line => line.replace(/ 0$/, ' ')));
  });
});

describe('apk’s installed', () => {
  const INSTALLED = `C:Q1pnL1eSrW0GbQdzsXVb+vWOiMBaE=
P:musl
V:1.2.5-r0
A:x86_64
S:407278
I:667648
T:the musl c library (libc) implementation
U:https://musl.libc.org/
L:MIT
p:so:libc.musl-x86_64.so.1=1
F:lib
R:ld-musl-x86_64.so.1
a:0:0:755

P:busybox
V:1.36.1-r29
A:x86_64
I:946176
D:so:libc.musl-x86_64.so.1 musl>=1.2 !uclibc ssl_client~1
R:busybox
`;

  it.each(['lib/apk/db/installed', 'usr/lib/apk/db/installed'])(
    'lists what is installed (%s)',
    async path => {
      expect(await databasesOf([{ path, body: INSTALLED }])).toEqual([
        {
          manager: 'apk',
          path,
          packages: [
            {
              name: 'musl',
              version: '1.2.5-r0',
              architecture: 'x86_64',
              installedBytes: 667_648,
              depends: [],
              recommends: [],
            },
            {
              name: 'busybox',
              version: '1.36.1-r29',
              architecture: 'x86_64',
              installedBytes: 946_176,
              depends: ['so:libc.musl-x86_64.so.1', 'musl', 'ssl_client'],
              recommends: [],
            },
          ],
        },
      ]);
    },
  );
});

describe('rpm’s SQLite database', () => {
  // Written by rpm 4.18: two packages built for this, put in by
  // `rpm --dbpath … --install --justdb --nodeps`.
  const database = gunzipSync(
    readFileSync(`${__dirname}/../../testing/rpmdb.sqlite.gz`),
  );

  it.each(['var/lib/rpm/rpmdb.sqlite', 'usr/lib/sysimage/rpm/rpmdb.sqlite'])(
    'lists what is installed (%s)',
    async path => {
      expect(await databasesOf([{ path, body: database }])).toEqual([
        {
          manager: 'rpm',
          path,
          packages: [
            {
              name: 'hello-world',
              version: '1:2.12-3',
              architecture: 'x86_64',
              installedBytes: 123_456,
              section: 'Applications/Text',
              depends: ['/bin/sh', 'bash', 'libc.so.6()(64bit)'],
              recommends: ['hello-docs'],
            },
            {
              name: 'hello-world-docs',
              version: '1:2.12-3',
              architecture: 'noarch',
              installedBytes: 7_890,
              section: 'Applications/Text',
              depends: [],
              recommends: [],
            },
          ],
        },
      ]);
    },
  );

  it('is said to be incomplete where it lists too many', async () => {
    const body = database;
    const path = 'var/lib/rpm/rpmdb.sqlite';

    expect(await databasesOf([{ path, body }], { packages: 1 })).toMatchObject([
      {
        packages: [{ name: 'hello-world' }],
        incomplete: expect.stringContaining('more than 1'),
      },
    ]);
  });

  it('is said to be incomplete where it is damaged', async () => {
    const path = 'var/lib/rpm/rpmdb.sqlite';
    for (const [from, to] of [
      [0, 16],
      [100, 4_096],
      [4_096, 60_000],
      [30_000, database.length],
    ]) {
      const body = Buffer.from(database);
      body.fill(0xa5, from, to);
      const [found] = await databasesOf([{ path, body }]);

      expect(found.incomplete ?? found.packages.length).toBeTruthy();
      expect(found.packages.length).toBeLessThanOrEqual(2);
    }
    expect(
      await databasesOf([{ path, body: database.subarray(0, 20_000) }]),
    ).toMatchObject([{ incomplete: expect.stringContaining('damaged') }]);
  });

  it('never runs what a database could bring along', async () => {
    const { Database } = await initSqlJs();
    const bad = new Database();
    bad.run(
      'CREATE VIEW Packages AS WITH RECURSIVE n(blob) AS (SELECT 1 UNION ALL SELECT blob + 1 FROM n) SELECT blob FROM n',
    );
    const body = Buffer.from(bad.export());
    bad.close();

    expect(
      await databasesOf([{ path: 'var/lib/rpm/rpmdb.sqlite', body }]),
    ).toMatchObject([
      { packages: [], incomplete: expect.stringContaining('no table') },
    ]);
  });
});

describe('other databases', () => {
  it('of rpm in Berkeley DB or ndb form are named, and not read', async () => {
    const databases = await databasesOf([
      { path: 'var/lib/rpm/Packages', body: 'x' },
      { path: 'usr/lib/sysimage/rpm/Packages.db', body: 'x' },
    ]);

    expect(databases).toMatchObject([
      { manager: 'rpm', incomplete: expect.stringContaining('Berkeley DB') },
      { manager: 'rpm', incomplete: expect.stringContaining('ndb') },
    ]);
  });

  it('are not taken for one by half their path', async () => {
    expect(
      await databasesOf([
        { path: 'srv/var/lib/dpkg/status', body: STATUS },
        { path: 'var/lib/dpkg/status-old', body: STATUS },
      ]),
    ).toEqual([]);
  });
});
