import { DirectoryTable } from './PathPattern';

/** What packages bring for people to read. */
export const DOCUMENTATION_PATHS: DirectoryTable = {
  man: ['usr/share/man', 'usr/local/share/man', 'usr/local/man', 'usr/man'],
  doc: [
    'usr/share/doc',
    'usr/local/share/doc',
    'usr/local/doc',
    'usr/share/info',
    'usr/local/share/info',
    'usr/share/doc-base',
    'usr/share/gtk-doc',
    'usr/share/help',
    'usr/share/lintian',
    'usr/share/linda',
  ],
  locale: [
    'usr/share/locale',
    'usr/share/locale-langpack',
    'usr/local/share/locale',
    'usr/share/i18n',
  ],
};

export const DEBUG_PATHS: DirectoryTable = {
  'debug-file': ['usr/lib/debug', 'usr/lib64/debug', 'usr/local/lib/debug'],
};

/** Ends of names of source maps; `.map` alone may be anything. */
export const SOURCE_MAP_ENDS: readonly string[] = [
  '.js.map',
  '.mjs.map',
  '.cjs.map',
  '.css.map',
  '.ts.map',
  '.mts.map',
  '.cts.map',
  '.wasm.map',
];

/**
 * What every installation writes anew: lists of what is installed, indexes,
 * logs, accounts.
 */
export const CHURN_PATHS: DirectoryTable = {
  dpkg: ['var/lib/dpkg', 'var/lib/ucf', 'var/lib/update-rc.d'],
  apk: ['lib/apk/db', 'usr/lib/apk/db'],
  rpm: [
    'var/lib/rpm',
    'usr/lib/sysimage/rpm',
    'usr/lib/sysimage/libdnf5',
    'var/lib/dnf',
    'var/lib/yum',
    'usr/lib/sysimage/dnf',
  ],
  zypper: ['var/lib/zypp'],
  pacman: ['var/lib/pacman'],
  alternatives: ['var/lib/alternatives', 'etc/alternatives'],
  debconf: ['var/cache/debconf'],
  ldconfig: ['var/cache/ldconfig'],
  fontconfig: ['var/cache/fontconfig'],
  'man-index': ['var/cache/man'],
  systemd: [
    'var/lib/systemd/deb-systemd-helper-enabled',
    'var/lib/systemd/catalog',
  ],
  certificates: ['etc/pki/ca-trust/extracted'],
  logs: ['var/log'],
};

/** The same of single files. */
export const CHURN_FILES: ReadonlyMap<string, string> = new Map([
  ['var/lib/apt/extended_states', 'dpkg'],
  ['etc/apk/world', 'apk'],
  ['etc/ld.so.cache', 'ldconfig'],
  ['etc/passwd', 'accounts'],
  ['etc/passwd-', 'accounts'],
  ['etc/group', 'accounts'],
  ['etc/group-', 'accounts'],
  ['etc/shadow', 'accounts'],
  ['etc/shadow-', 'accounts'],
  ['etc/gshadow', 'accounts'],
  ['etc/gshadow-', 'accounts'],
  ['etc/subuid', 'accounts'],
  ['etc/subuid-', 'accounts'],
  ['etc/subgid', 'accounts'],
  ['etc/subgid-', 'accounts'],
  ['etc/shells', 'accounts'],
  ['etc/ssl/certs/ca-certificates.crt', 'certificates'],
  ['etc/ssl/certs/java/cacerts', 'certificates'],
  ['usr/share/info/dir', 'man-index'],
  ['usr/share/mime/mime.cache', 'desktop'],
  ['usr/share/applications/mimeinfo.cache', 'desktop'],
  ['usr/share/glib-2.0/schemas/gschemas.compiled', 'desktop'],
]);

/** And by name, wherever distributions put them. */
export const CHURN_NAMES: ReadonlyMap<string, string> = new Map([
  ['gconv-modules.cache', 'ldconfig'],
  ['icon-theme.cache', 'desktop'],
  ['loaders.cache', 'desktop'],
  ['immodules.cache', 'desktop'],
  ['giomodule.cache', 'desktop'],
]);
