import { ShellCommand } from '../shell/ShellCommand';
import { packageCommand } from '../shared/packageCommand';

/** Short options of curl whose value is the rest of the word. */
const CURL_VALUED = 'oHdXuAebcFTxmwyYzCDEKPQrtUh';

/** Addresses that no network lies in front of. */
const LOCAL =
  /^["']?(?:https?:\/\/)?(?:localhost|127\.\d{1,3}\.\d{1,3}\.\d{1,3}|\[::1\])(?:[:/]|$)/i;

/**
 * The option, assignment or setting by which a command does without checking
 * whom it talks to or what it installs; absent where it checks.
 */
export function uncheckedBy(command: ShellCommand): string | undefined {
  const { name, args, assignments } = command;
  const assigned = Object.entries(assignments).find(([key, value]) =>
    isUncheckedVariable(key, value),
  );
  if (assigned) {
    return `${assigned[0]}=${assigned[1]}`;
  }
  if (args.some(word => LOCAL.test(word))) {
    return undefined;
  }
  switch (name) {
    case 'curl':
      return args.find(word => word === '--insecure' || isInsecureShort(word));
    case 'wget':
      return args.find(word => word === '--no-check-certificate');
    case 'export':
      return args.find(word => {
        const equals = word.indexOf('=');
        return isUncheckedVariable(
          word.slice(0, equals),
          word.slice(equals + 1),
        );
      });
    case 'git':
      return (
        args.find(word => /^http\.sslVerify=(?:false|0)$/i.test(word)) ??
        followed(args, /^http\.sslVerify$/i, /^(?:false|0)$/i)
      );
    case 'npm':
    case 'yarn':
    case 'pnpm':
      return (
        args.find(word => /^(?:--)?strict-ssl=false$/.test(word)) ??
        followed(args, /^(?:--)?strict-ssl$/, /^false$/)
      );
    default:
      return /^(?:pip[\d.]*|python[\d.]*)$/.test(name)
        ? trustedHost(args)
        : uncheckedPackages(command);
  }
}

/** Variables that switch checks off for whatever runs with them. */
export function isUncheckedVariable(name: string, value: string): boolean {
  const plain = value.replace(/^["']|["']$/g, '');
  switch (name) {
    case 'NODE_TLS_REJECT_UNAUTHORIZED':
    case 'PYTHONHTTPSVERIFY':
      return plain === '0';
    case 'GIT_SSL_NO_VERIFY':
      return /^(?:1|true|yes)$/i.test(plain);
    case 'NPM_CONFIG_STRICT_SSL':
    case 'npm_config_strict_ssl':
      return plain === 'false';
    default:
      return false;
  }
}

function isInsecureShort(word: string): boolean {
  if (!/^-[A-Za-z#0-9]/.test(word)) {
    return false;
  }
  for (const letter of word.slice(1)) {
    if (letter === 'k') {
      return true;
    }
    if (CURL_VALUED.includes(letter)) {
      return false;
    }
  }
  return false;
}

function trustedHost(args: readonly string[]): string | undefined {
  const at = args.findIndex(word => /^--trusted-host(?:=|$)/.test(word));
  if (at < 0) {
    return undefined;
  }
  const host = args[at].split('=')[1] ?? args[at + 1] ?? '';
  return LOCAL.test(host) ? undefined : '--trusted-host';
}

function followed(
  args: readonly string[],
  first: RegExp,
  second: RegExp,
): string | undefined {
  const at = args.findIndex(
    (word, index) => first.test(word) && second.test(args[index + 1] ?? ''),
  );
  return at < 0 ? undefined : `${args[at]} ${args[at + 1]}`;
}

function uncheckedPackages(command: ShellCommand): string | undefined {
  const told = packageCommand(command);
  if (!told) {
    return undefined;
  }
  const form = {
    apt: /^--(?:allow-unauthenticated|allow-insecure-repositories|force-yes)$|AllowUnauthenticated=(?:true|1|yes)|AllowInsecureRepositories=(?:true|1|yes)/i,
    apk: /^--allow-untrusted$/,
    dnf: /^--nogpgcheck$|^--setopt[ =].*\bgpgcheck=(?:0|false)$/i,
    zypper: /^--(?:no-gpg-checks|allow-unsigned-rpm)$/,
  }[told.manager];
  // A package file at hand has been fetched by something else.
  const isLocal =
    told.packages.length > 0 &&
    told.packages.every(word => /^\.{0,2}\/.*\.(?:apk|deb|rpm)$/.test(word));
  const words = [...told.options, ...command.args];
  return isLocal ? undefined : words.find(word => form.test(word));
}
