import { isSecretName } from './secretNames';

/** What stands where a secret stood. */
export const MASK = '***';

/**
 * What stands where the shell was to work out a secret: `TOKEN=$(cat file)`,
 * `PASSWORD="${PASSWORD:-none}"`. Something secret may be in it, but the value
 * was not simply written there.
 */
export const COMPUTED_MASK = `$${MASK}`;

/** A shell word: quoted, a command substitution, or up to the next separator. */
const VALUE = String.raw`"(?:[^"\\]|\\[\s\S])*(?:"|$)|'[^']*(?:'|$)|\$\([^)]*(?:\)|$)|[^\s;&|<>"']+`;

const ASSIGNMENT = new RegExp(
  String.raw`([A-Za-z_][\w.-]{0,100})=((?:${VALUE})+)`,
  'g',
);
const FLAG = new RegExp(
  String.raw`(^|\s)(--?[A-Za-z][\w-]{0,100})([ \t]+)(?![-;&|<>])((?:${VALUE})+)`,
  'g',
);
const HEADER =
  /(["']?)([A-Za-z_][\w-]{0,100})(["']?[ \t]{0,8}:[ \t]{0,8})((?:Bearer|Basic|Digest|Token)[ \t]+)?("[^"\n]*"?|[^\s"',;}]+)/g;
const USER_FLAG =
  /((?:^|\s)(?:-u|-U|--user|--proxy-user)(?:[ \t]+|=))(["']?)([^\s:"']+):([^\s"']+)/g;
const AUTH_SCHEME = /\b(Bearer|Basic)[ \t]+([A-Za-z0-9._~+/-]{8,}=*)/g;
const URL_USERINFO = /([a-z][a-z0-9+.-]{1,20}:\/\/)[^\s/@"'<>]{1,1000}@/gi;
const PRIVATE_KEY =
  /-----BEGIN [A-Z ]{0,40}PRIVATE KEY-----[\s\S]*?(?:-----END [A-Z ]{0,40}PRIVATE KEY-----|$)/g;

/** Tokens that can be told by their form, whatever they are assigned to. */
const TOKEN_FORMS = [
  /\bgh[pousr]_[A-Za-z0-9]{20,255}/g,
  /\bgithub_pat_[A-Za-z0-9_]{20,255}/g,
  /\bglpat-[A-Za-z0-9_-]{16,255}/g,
  /\bnpm_[A-Za-z0-9]{30,255}/g,
  /\bpypi-[A-Za-z0-9_-]{30,255}/g,
  /\bxox[abeoprs]-[A-Za-z0-9-]{10,255}/g,
  /\b(?:AKIA|ASIA)[A-Z0-9]{16}\b/g,
  /\bAIza[A-Za-z0-9_-]{35}/g,
  /\b[rs]k_(?:live|test)_[A-Za-z0-9]{16,255}/g,
  /\beyJ[A-Za-z0-9_-]{10,4000}\.[A-Za-z0-9_-]{10,4000}\.[A-Za-z0-9_-]{0,4000}/g,
];

/**
 * Replaces what looks like a secret in a text (a shell command, an `ENV` line,
 * a label) by `***`: values assigned to names that {@link isSecretName},
 * values of such flags and headers, user and password in URLs, tokens and
 * private keys that can be told by their form. A reference to a variable
 * (`$TOKEN`) is no secret and stays; of what the shell works out (`$(…)`) the
 * `$` stays. Applied twice it changes nothing more.
 */
export function maskSecrets(text: string): string {
  let masked = text
    .replace(PRIVATE_KEY, MASK)
    .replace(URL_USERINFO, `$1${MASK}@`);
  for (const form of TOKEN_FORMS) {
    masked = masked.replace(form, MASK);
  }
  return masked
    .replace(USER_FLAG, (_, flag: string, quote: string) => {
      return `${flag}${quote}${MASK}`;
    })
    .replace(ASSIGNMENT, (whole: string, name: string, value: string) =>
      isSecretName(name) && !isReference(value)
        ? `${name}=${maskOf(value)}`
        : whole,
    )
    .replace(
      FLAG,
      (
        whole: string,
        before: string,
        flag: string,
        gap: string,
        value: string,
      ) =>
        isSecretName(flag) && !isReference(value)
          ? `${before}${flag}${gap}${maskOf(value)}`
          : whole,
    )
    .replace(
      HEADER,
      (
        whole: string,
        quote: string,
        name: string,
        colon: string,
        scheme: string | undefined,
        value: string,
      ) =>
        isSecretName(name) && !isReference(value)
          ? `${quote}${name}${colon}${scheme ?? ''}${MASK}`
          : whole,
    )
    .replace(AUTH_SCHEME, `$1 ${MASK}`);
}

function isReference(value: string): boolean {
  return (
    /^["']?\$(?:\w+|\{\w+\})["']?$/.test(value) ||
    value === MASK ||
    value === COMPUTED_MASK
  );
}

/** Single quotes make `$` an ordinary character. */
function maskOf(value: string): string {
  return /^"?\$[({\w]/.test(value) ? COMPUTED_MASK : MASK;
}
