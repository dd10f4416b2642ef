/**
 * Directories of others' software: keys there are test data, examples or
 * public. Anywhere in a path.
 */
const THIRD_PARTY = new Set([
  'node_modules',
  'bower_components',
  'site-packages',
  'dist-packages',
  'vendor',
  'gems',
  'testdata',
  'test-data',
  'test',
  'tests',
  '__tests__',
  'spec',
  'specs',
  'fixtures',
  '__fixtures__',
  'mocks',
  '__mocks__',
  'example',
  'examples',
  'sample',
  'samples',
  'demo',
  'demos',
  'doc',
  'docs',
]);

/** What distributions and toolchains install; from the root of the image. */
const DISTRIBUTION = [
  'usr/lib/',
  'usr/lib32/',
  'usr/lib64/',
  'usr/libexec/',
  'usr/include/',
  'usr/local/go/',
  'usr/local/include/',
  'usr/local/lib/python',
  'usr/local/lib/ruby/',
  'usr/local/rustup/',
  'usr/local/cargo/registry/',
  'usr/share/doc/',
  'usr/share/man/',
  'usr/share/info/',
  'usr/share/locale/',
  'usr/share/zoneinfo/',
  'usr/share/perl',
  'usr/share/python',
  'usr/share/go-',
  'usr/share/ca-certificates/',
  'usr/src/linux',
  'go/pkg/mod/',
  'root/go/pkg/mod/',
  'root/.cargo/registry/',
  'root/.cache/',
  'lib/',
  'proc/',
  'sys/',
  'var/lib/dpkg/',
  'var/lib/apt/',
  'var/lib/rpm/',
  'var/cache/',
  'etc/ssl/certs/',
  'etc/pki/ca-trust/',
  'etc/pki/rpm-gpg/',
  'etc/pki/tls/certs/',
  'etc/ca-certificates/',
];

/** Files that hold no text, or text that nobody types. */
const NOT_TEXT =
  /\.(?:a|so|o|ko|pyc|pyo|class|jar|war|png|jpe?g|gif|webp|ico|svgz|woff2?|ttf|otf|eot|mp[34]|webm|gz|xz|bz2|zst|zip|whl|deb|rpm|apk|db|sqlite|mo|wasm|map|pdf|bin|dat|md5sums|crt|cer|pub|asc|md|rst|html?|css|scss|pod)$/i;

const SNAKE_OIL = 'ssl-cert-snakeoil';

/**
 * Whether a secret found in such a file would be one of the image's makers:
 * false for others' software, documentation, tests and examples.
 */
export function isWorthScanning(path: string): boolean {
  return (
    !NOT_TEXT.test(path) &&
    !DISTRIBUTION.some(directory => path.startsWith(directory)) &&
    !path.includes(SNAKE_OIL) &&
    !isThirdParty(path)
  );
}

/** True below a directory of others' software, tests or examples. */
export function isThirdParty(path: string): boolean {
  let from = 0;
  let slash = path.indexOf('/');
  while (slash >= 0) {
    if (THIRD_PARTY.has(path.slice(from, slash))) {
      return true;
    }
    from = slash + 1;
    slash = path.indexOf('/', from);
  }
  return false;
}
