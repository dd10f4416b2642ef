import { crc32 } from 'node:zlib';
import { looksRandom } from './looksRandom';

/** A kind of secret that its own form tells, wherever it stands. */
export interface TokenForm {
  kind: string;
  /** A text without one of these holds none. */
  marks: readonly string[];
  /** With flag `g`; bounded, so that it takes linear time. */
  form: RegExp;
  /** What more must hold; without it, that the match looks random. */
  isReal?(match: string, text: string, index: number): boolean;
}

/** Header lines that PEM allows between its first line and the key. */
const PEM_HEADERS = String.raw`(?:\s{0,4}[A-Za-z-]{1,30}: [^\n]{0,200}\n){0,6}`;
const PEM_KEY = new RegExp(
  String.raw`-----BEGIN (?:[A-Z0-9]{1,12} ){0,2}PRIVATE KEY(?: BLOCK)?-----[ \t]{0,8}\r?\n${PEM_HEADERS}\s{0,40}[A-Za-z0-9+/=]{48,80}`,
  'g',
);
const AWS_SECRET = /(?<![A-Za-z0-9/+])[A-Za-z0-9/+]{40}(?![A-Za-z0-9/+=])/g;
/** Printed in Azurite's manual: the key of every emulator. */
const AZURITE = 'Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1';
const NEARBY = 512;

/**
 * Forms after what the issuers document. Left out on purpose: Google's API keys
 * (`AIza…`), which are meant to stand in web pages, and keys of Stripe's test
 * mode.
 */
export const TOKEN_FORMS: readonly TokenForm[] = [
  {
    kind: 'private-key',
    marks: ['PRIVATE KEY'],
    form: PEM_KEY,
    isReal: match => isKeyMaterial(match.slice(match.lastIndexOf('\n') + 1)),
  },
  {
    kind: 'gcp-service-account',
    marks: ['"private_key"'],
    form: /"private_key"\s{0,9}:\s{0,9}"-----BEGIN (?:RSA )?PRIVATE KEY-----\\n[A-Za-z0-9+/=]{48,80}/g,
    isReal: match => isKeyMaterial(match.slice(match.lastIndexOf('\\n') + 2)),
  },
  {
    kind: 'aws-access-key',
    marks: ['AKIA', 'ASIA'],
    form: /\b(?:AKIA|ASIA)[A-Z2-7]{16}\b/g,
    isReal: (match, text, index) =>
      looksRandom(match) && hasAwsSecret(text, index),
  },
  {
    kind: 'github-token',
    marks: ['ghp_', 'gho_', 'ghu_', 'ghs_', 'ghr_'],
    form: /\bgh[pousr]_[A-Za-z0-9]{36,255}\b/g,
    isReal: match =>
      match.length === 40 ? hasGitHubChecksum(match) : looksRandom(match),
  },
  {
    kind: 'github-token',
    marks: ['github_pat_'],
    form: /\bgithub_pat_[A-Za-z0-9]{22}_[A-Za-z0-9]{59}\b/g,
  },
  {
    kind: 'gitlab-token',
    marks: ['glpat-', 'gldt-', 'glrt-', 'glptt-'],
    form: /\bgl(?:pat|dt|rt|ptt)-[A-Za-z0-9_-]{20,300}/g,
  },
  {
    kind: 'npm-token',
    marks: ['npm_'],
    form: /\bnpm_[A-Za-z0-9]{36}\b/g,
  },
  {
    kind: 'npm-token',
    marks: [':_authToken', ':_password'],
    form: /^[ \t]{0,9}\/\/[^\s=]{1,300}:_(?:authToken|password)[ \t]{0,9}=[ \t]{0,9}["']?[^\s"'$]{8,2000}/gm,
    isReal: match => looksRandom(match.slice(match.indexOf('=') + 1), 2.5),
  },
  {
    kind: 'pypi-token',
    marks: ['pypi-AgE'],
    form: /\bpypi-AgE[A-Za-z0-9_-]{50,1000}/g,
  },
  {
    kind: 'slack-token',
    marks: ['xoxb-', 'xoxp-', 'xoxa-', 'xoxr-', 'xoxs-', 'xapp-'],
    form: /\b(?:xox[abprs]-\d{8,14}-[A-Za-z0-9-]{20,250}|xapp-\d-[A-Z0-9]{8,14}-\d{8,14}-[a-f0-9]{32,128})/g,
  },
  {
    kind: 'slack-webhook',
    marks: ['hooks.slack.com/services/T'],
    form: /hooks\.slack\.com\/services\/T[A-Z0-9]{7,12}\/B[A-Z0-9]{7,12}\/[A-Za-z0-9]{23,25}\b/g,
  },
  {
    kind: 'stripe-key',
    marks: ['sk_live_', 'rk_live_'],
    form: /\b[rs]k_live_[A-Za-z0-9]{24,250}\b/g,
  },
  {
    kind: 'sendgrid-key',
    marks: ['SG.'],
    form: /\bSG\.[A-Za-z0-9_-]{22}\.[A-Za-z0-9_-]{43}\b/g,
  },
  {
    kind: 'openai-key',
    marks: ['T3BlbkFJ'],
    form: /\bsk-(?:[a-z]{2,10}-)?[A-Za-z0-9_-]{20,100}T3BlbkFJ[A-Za-z0-9_-]{20,100}/g,
  },
  {
    kind: 'anthropic-key',
    marks: ['sk-ant-'],
    form: /\bsk-ant-[a-z]{2,10}\d{2}-[A-Za-z0-9_-]{80,120}/g,
  },
  {
    kind: 'vault-token',
    marks: ['hvs.', 'hvb.'],
    form: /\bhv[sb]\.[A-Za-z0-9_-]{90,300}/g,
  },
  {
    kind: 'docker-token',
    marks: ['dckr_pat_', 'dckr_oat_'],
    form: /\bdckr_[po]at_[A-Za-z0-9_-]{27,64}/g,
  },
  {
    kind: 'digitalocean-token',
    marks: ['dop_v1_', 'doo_v1_'],
    form: /\bdo[op]_v1_[a-f0-9]{64}\b/g,
  },
  {
    kind: 'hugging-face-token',
    marks: ['hf_'],
    form: /\bhf_[A-Za-z0-9]{34}\b/g,
    isReal: match => looksRandom(match, 3.8),
  },
  {
    kind: 'azure-storage-key',
    marks: ['AccountKey='],
    form: /\bAccountKey=[A-Za-z0-9+/]{86}==/g,
    isReal: match => !match.includes(AZURITE) && looksRandom(match, 4),
  },
];

/** A key has no long run of one letter but where its format puts one. */
function isKeyMaterial(line: string): boolean {
  return looksLikeBase64Key(line) && new Set(line).size >= 14;
}

function looksLikeBase64Key(line: string): boolean {
  return /[a-z]/.test(line) && /[A-Z]/.test(line);
}

/**
 * The key's name alone lets nobody in, and stands in many logs: its secret
 * must be near.
 */
function hasAwsSecret(text: string, index: number): boolean {
  const around = text.slice(Math.max(0, index - NEARBY), index + NEARBY);
  return (around.match(AWS_SECRET) ?? []).some(
    word =>
      /[a-z]/.test(word) &&
      /[A-Z]/.test(word) &&
      /\d/.test(word) &&
      looksRandom(word, 4),
  );
}

const BASE_62 =
  '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/**
 * The last six characters are the CRC-32 of the 30 before them, in base 62:
 * GitHub's own means against false alarms.
 */
function hasGitHubChecksum(token: string): boolean {
  let rest = crc32(token.slice(4, 34));
  let written = '';
  for (let digit = 0; digit < 6; digit += 1) {
    written = BASE_62[rest % 62] + written;
    rest = Math.floor(rest / 62);
  }
  return token.endsWith(written);
}
