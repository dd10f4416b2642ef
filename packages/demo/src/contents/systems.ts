import { LayerEntry } from '../blobs';
import { spread } from './spread';

/** What distributions put into their root file systems. */

function dpkgStatus(packages: string[], kibibytes: number): string {
  return packages
    .map(name =>
      [
        `Package: ${name}`,
        'Status: install ok installed',
        'Priority: optional',
        'Section: misc',
        `Installed-Size: ${Math.floor(kibibytes / packages.length)}`,
        'Architecture: amd64',
        'Version: 1.0-1',
        '',
      ].join('\n'),
    )
    .join('\n');
}

const DEBIAN_PACKAGES = [
  'apt',
  'base-files',
  'bash',
  'coreutils',
  'dpkg',
  'libc6',
  'libssl3',
  'perl-base',
  'tzdata',
];

/** A Debian root file system. */
export function debian(options: {
  version: string;
  codename: string;
  bytes: number;
  content: string;
}): LayerEntry[] {
  const { version, codename, bytes, content } = options;
  return [
    { type: 'directory', path: 'tmp' },
    { type: 'text', path: 'etc/debian_version', text: `${version}\n` },
    {
      type: 'text',
      path: 'etc/os-release',
      text: `PRETTY_NAME="Debian GNU/Linux ${version} (${codename})"\nNAME="Debian GNU/Linux"\nVERSION_ID="${version}"\nVERSION_CODENAME=${codename}\nID=debian\n`,
    },
    ...spread({
      folder: 'bin',
      names: ['bash', 'dash', 'cp', 'ls', 'tar', 'gzip', 'grep', 'sed'],
      bytes: bytes * 0.06,
      density: 0.45,
      content,
      mode: 0o755,
    }),
    ...spread({
      folder: 'lib/x86_64-linux-gnu',
      names: ['libc.so.6', 'libm.so.6', 'libgcc_s.so.1', 'libsystemd.so.0'],
      bytes: bytes * 0.18,
      density: 0.4,
      content,
      mode: 0o755,
    }),
    ...spread({
      folder: 'usr/lib/x86_64-linux-gnu',
      names: [
        'libcrypto.so.3',
        'libssl.so.3',
        'libstdc++.so.6',
        'libapt-pkg.so.6.0',
        'libgnutls.so.30',
        'libzstd.so.1',
        'perl-base/libperl.so',
      ],
      bytes: bytes * 0.4,
      density: 0.38,
      content,
    }),
    ...spread({
      folder: 'usr/share',
      names: [
        'zoneinfo/tzdata.zi',
        'i18n/locales.dat',
        'common-licenses/GPL-3',
        'doc/packages.txt',
        'locale/messages.dat',
        'perl5/modules.pm',
      ],
      bytes: bytes * 0.3,
      density: 0.27,
      content,
    }),
    {
      type: 'text',
      path: 'var/lib/dpkg/status',
      text: dpkgStatus(DEBIAN_PACKAGES, bytes / 1024),
    },
  ];
}

/** An Alpine root file system. */
export function alpine(options: {
  version: string;
  bytes: number;
}): LayerEntry[] {
  const content = `alpine ${options.version}`;
  return [
    { type: 'text', path: 'etc/alpine-release', text: `${options.version}\n` },
    {
      type: 'text',
      path: 'etc/os-release',
      text: `NAME="Alpine Linux"\nID=alpine\nVERSION_ID=${options.version}\n`,
    },
    ...spread({
      folder: 'bin',
      names: ['busybox'],
      bytes: options.bytes * 0.19,
      density: 0.55,
      content,
      mode: 0o755,
    }),
    ...spread({
      folder: 'lib',
      names: ['libcrypto.so', 'libssl.so', 'ld-musl-x86_64.so.1', 'libz.so.1'],
      bytes: options.bytes * 0.7,
      density: 0.47,
      content,
    }),
    ...spread({
      folder: 'sbin',
      names: ['apk'],
      bytes: options.bytes * 0.05,
      density: 0.5,
      content,
      mode: 0o755,
    }),
    {
      type: 'text',
      path: 'lib/apk/db/installed',
      text: 'P:busybox\nV:1.36.1-r2\nI:942080\n\nP:musl\nV:1.2.4-r2\nI:634880\n\n',
    },
  ];
}

/** A Fedora file system with microdnf. */
export function fedora(bytes: number): LayerEntry[] {
  const content = 'fedora 40';
  return [
    {
      type: 'text',
      path: 'etc/os-release',
      text: 'NAME="Fedora Linux"\nID=fedora\nVERSION_ID=40\n',
    },
    ...spread({
      folder: 'usr/bin',
      names: ['bash', 'coreutils', 'microdnf', 'gpg', 'rpm'],
      bytes: bytes * 0.1,
      density: 0.43,
      content,
      mode: 0o755,
    }),
    ...spread({
      folder: 'usr/lib64',
      names: ['libc.so.6', 'libcrypto.so.3', 'libdnf.so.2', 'librpm.so.10'],
      bytes: bytes * 0.55,
      density: 0.4,
      content,
    }),
    ...spread({
      folder: 'usr/share',
      names: ['licenses/glibc', 'zoneinfo/tzdata.zi', 'locale/messages.dat'],
      bytes: bytes * 0.2,
      density: 0.25,
      content,
    }),
    ...spread({
      folder: 'var/lib/rpm',
      names: ['rpmdb.sqlite'],
      bytes: bytes * 0.12,
      density: 0.3,
      content,
    }),
  ];
}

/** The package lists that `apt-get update` downloads. */
const APT_LISTS = [
  'deb.debian.org_debian_dists_bookworm_main_binary-amd64_Packages.lz4',
  'deb.debian.org_debian_dists_bookworm-updates_InRelease',
  'deb.debian.org_debian-security_dists_bookworm-security_main_binary-amd64_Packages.lz4',
];
const APT_LISTS_FOLDER = 'var/lib/apt/lists';

/** What `rm -rf /var/lib/apt/lists/*` leaves in a layer of its own: marks. */
export function aptListsRemoved(): LayerEntry[] {
  return APT_LISTS.map(name => ({
    type: 'whiteout',
    path: `${APT_LISTS_FOLDER}/${name}`,
  }));
}

/** What `apt-get install` adds to a Debian image. */
export function aptInstall(options: {
  packages: string[];
  bytes: number;
  content: string;
  /** The package lists, where nothing removes them in the same step. */
  lists?: { bytes: number; content: string };
}): LayerEntry[] {
  const { packages, bytes, content, lists } = options;
  return [
    ...spread({
      folder: 'usr/bin',
      names: packages,
      bytes: bytes * 0.25,
      density: 0.42,
      content,
      mode: 0o755,
    }),
    ...spread({
      folder: 'usr/lib/x86_64-linux-gnu',
      names: packages.map(name => `lib${name}.so.1`),
      bytes: bytes * 0.55,
      density: 0.4,
      content,
    }),
    ...spread({
      folder: 'usr/share/doc',
      names: packages.map(name => `${name}/changelog.Debian.gz`),
      bytes: bytes * 0.15,
      density: 0.3,
      content,
    }),
    ...(lists
      ? spread({
          folder: APT_LISTS_FOLDER,
          names: APT_LISTS,
          bytes: lists.bytes,
          density: 0.96,
          content: lists.content,
        })
      : []),
    {
      type: 'text',
      path: 'var/lib/dpkg/status',
      text: dpkgStatus([...DEBIAN_PACKAGES, ...packages], bytes / 1024),
    },
  ];
}
