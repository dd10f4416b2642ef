import { isSecretName } from '../../../facts/secretNames';
import { isPlaceholder, looksRandom } from './looksRandom';

/** A kind of file whose name says what to look for in it. */
export interface FileForm {
  kind: string;
  /** Of the whole path. */
  path: RegExp;
  /** Where a secret stands in the text, if at all. */
  find(text: string): number | undefined;
}

/** Assignments of a settings file. */
const ASSIGNMENT =
  /^[ \t]{0,9}(?:export[ \t]{1,9})?([A-Za-z_][A-Za-z0-9_.-]{0,100})[ \t]{0,9}=[ \t]{0,9}([^\r\n]{1,4000})$/gm;

export const FILE_FORMS: readonly FileForm[] = [
  {
    kind: 'env-file',
    // Not `.env.example` and its like, which are there to be copied.
    path: /(?:^|\/)(?:\.env(?:\.(?:local|prod|production|stage|staging|dev|development|live))?(?:\.local)?|\.envrc)$/,
    find: text => assignment(text, isSecretName),
  },
  {
    kind: 'aws-credentials',
    path: /(?:^|\/)\.aws\/credentials$/,
    find: text =>
      assignment(text, name => name.toLowerCase() === 'aws_secret_access_key'),
  },
  {
    kind: 'netrc',
    path: /(?:^|\/)[._]netrc$/,
    find: text => value(text, /\bpassword[ \t]{1,9}(\S{1,500})/g),
  },
  {
    kind: 'pypirc',
    path: /(?:^|\/)\.pypirc$/,
    find: text =>
      value(text, /^[ \t]{0,9}password[ \t]{0,9}[=:][ \t]{0,9}(\S{1,500})/gm),
  },
  {
    kind: 'git-credentials',
    path: /(?:^|\/)\.git-credentials$/,
    find: text => value(text, /^https?:\/\/[^\s:/@]{1,200}:([^\s@]{1,500})@/gm),
  },
  {
    kind: 'docker-config',
    path: /(?:^|\/)(?:\.docker\/config\.json|\.dockercfg|\.dockerconfigjson|containers\/auth\.json)$/,
    find: dockerLogin,
  },
  {
    kind: 'kube-config',
    path: /(?:^|\/)(?:\.kube\/config|kubeconfig)$/,
    find: text =>
      value(
        text,
        /^[ \t-]{0,40}(?:client-key-data|token|password):[ \t]{0,9}["']?([^\s"']{8,20000})/gm,
      ),
  },
  {
    kind: 'gcp-credentials',
    path: /(?:^|\/)(?:application_default_credentials|credentials|client_secret[^/]{0,120})\.json$/,
    find: text =>
      value(
        text,
        /"(?:refresh_token|client_secret)"\s{0,9}:\s{0,9}"([^"\s]{10,2000})"/g,
      ),
  },
];

function assignment(
  text: string,
  isWanted: (name: string) => boolean,
): number | undefined {
  for (const match of text.matchAll(ASSIGNMENT)) {
    const [, name, written] = match;
    const plain = unquoted(written);
    if (isWanted(name) && plain.length >= 6 && !isPlaceholder(plain)) {
      return match.index;
    }
  }
  return undefined;
}

function value(text: string, form: RegExp): number | undefined {
  for (const match of text.matchAll(form)) {
    if (!isPlaceholder(match[1])) {
      return match.index;
    }
  }
  return undefined;
}

/** `"auth": "BASE64"` of user and password, or a token to get others by. */
function dockerLogin(text: string): number | undefined {
  const forms =
    /"(auth|identitytoken|registrytoken)"\s{0,9}:\s{0,9}"([A-Za-z0-9+/=._-]{8,10000})"/g;
  for (const match of text.matchAll(forms)) {
    const [, name, written] = match;
    const login = Buffer.from(written, 'base64').toString('latin1');
    const password = login.slice(login.indexOf(':') + 1);
    const isLogin =
      name === 'auth'
        ? /^[\x20-\x7e]+:[\x20-\x7e]+$/.test(login) && !isPlaceholder(password)
        : looksRandom(written);
    if (isLogin) {
      return match.index;
    }
  }
  return undefined;
}

/** Without quotes, or without the comment behind it. */
function unquoted(written: string): string {
  const quote = written[0];
  if (quote === '"' || quote === "'") {
    const end = written.indexOf(quote, 1);
    return written.slice(1, end < 0 ? written.length : end);
  }
  const comment = written.search(/\s#/);
  return written.slice(0, comment < 0 ? written.length : comment).trim();
}
