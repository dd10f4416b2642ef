import type { RepositoryName } from '../client/RegistryReader';
import { RegistryError } from '../errors';
import { isDigest } from './digest';

/**
 * A repository with what to read of it. At least one of `tag` and `digest` is
 * there; where both are, the digest decides and the tag is for the reader.
 * @public
 */
export interface Reference {
  repository: RepositoryName;
  tag?: string;
  digest?: string;
}

/** Docker Hub's name in references; its API answers on another host. */
const DOCKER_HUB = 'docker.io';
const DOCKER_HUB_ALIASES = new Set([
  DOCKER_HUB,
  'index.docker.io',
  'registry-1.docker.io',
  'registry.hub.docker.com',
]);

/** Host + `/` + name; the distribution specification's advice. */
const LONGEST_REPOSITORY = 255;
/** Repository, `:` + tag, `@` + the longest digest. */
const LONGEST_REFERENCE = LONGEST_REPOSITORY + 1 + 128 + 1 + 135;

const NAME =
  /^[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*(?:\/[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*)*$/;
const TAG = /^[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}$/;
const HOST =
  /^(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)*|\[[0-9a-f:.]+\])(?::([0-9]{1,5}))?$/;

/**
 * True for a tag of the distribution specification's grammar.
 * @public
 */
export function isTag(text: string): boolean {
  return text.length <= 128 && TAG.test(text);
}

/**
 * True for the name of a repository on its host: `shop/checkout`.
 * @public
 */
export function isRepositoryName(text: string): boolean {
  return text.length <= LONGEST_REPOSITORY && NAME.test(text);
}

/**
 * Parses `host[:port]/name`, or a Docker Hub short form: `nginx` is
 * `docker.io/library/nginx`, `grafana/loki` is `docker.io/grafana/loki`. As
 * Docker has it, the first part is a host only if it holds a dot, a colon or
 * upper case, or is `localhost`.
 *
 * @throws RegistryError `invalid-reference`, also where a tag or digest follows.
 * @public
 */
export function parseRepository(text: string): RepositoryName {
  const given = checkText(text, LONGEST_REPOSITORY);
  if (given.includes('@')) {
    throw invalid(
      given,
      'a repository carries no digest',
      'Drop the part from the @ on.',
    );
  }
  const { repository, tag } = splitRepository(given);
  if (tag !== undefined) {
    throw invalid(given, 'a repository carries no tag', `Drop ':${tag}'.`);
  }
  return repository;
}

/**
 * Parses `repository[:tag][@digest]`. Without tag and digest, the tag is
 * `latest`.
 *
 * @throws RegistryError `invalid-reference`
 * @public
 */
export function parseReference(text: string): Reference {
  const given = checkText(text, LONGEST_REFERENCE);
  const at = given.indexOf('@');
  const digest = at === -1 ? undefined : given.slice(at + 1);
  if (digest !== undefined && !isDigest(digest)) {
    throw invalid(
      given,
      'what follows the @ must be sha256: with 64, or sha512: with 128, lower-case hexadecimal digits',
      'Copy the digest as the registry prints it.',
    );
  }
  const { repository, tag } = splitRepository(
    at === -1 ? given : given.slice(0, at),
  );
  if (digest !== undefined) {
    return tag === undefined
      ? { repository, digest }
      : { repository, tag, digest };
  }
  return { repository, tag: tag ?? 'latest' };
}

/**
 * `host/name`, always in full: `docker.io/library/nginx`.
 * @public
 */
export function formatRepository(repository: RepositoryName): string {
  return `${repository.host}/${repository.name}`;
}

/**
 * The reference in full, as {@link parseReference} reads it.
 * @public
 */
export function formatReference(reference: Reference): string {
  const tag = reference.tag === undefined ? '' : `:${reference.tag}`;
  const digest = reference.digest === undefined ? '' : `@${reference.digest}`;
  return `${formatRepository(reference.repository)}${tag}${digest}`;
}

/**
 * Brings a registry's host to the form used everywhere: lower case, Docker
 * Hub's aliases as `docker.io`, without a trailing slash.
 *
 * @throws RegistryError `invalid-reference` where it is no `host[:port]`.
 * @public
 */
export function normaliseHost(text: string): string {
  const given = checkText(text, LONGEST_REPOSITORY);
  const host = given.toLowerCase().replace(/\/$/, '');
  const match = HOST.exec(host);
  if (!match || Number(match[1] ?? 1) > 65535 || Number(match[1] ?? 1) < 1) {
    throw invalid(
      given,
      'a registry is named by host or host:port, in ASCII',
      'Leave out the scheme and any path; write international names in punycode.',
    );
  }
  return DOCKER_HUB_ALIASES.has(host) ? DOCKER_HUB : host;
}

function splitRepository(text: string): {
  repository: RepositoryName;
  tag?: string;
} {
  const slash = text.indexOf('/');
  const first = slash === -1 ? '' : text.slice(0, slash);
  const namesHost =
    /[.:A-Z]/.test(first) || first === 'localhost' || first.startsWith('[');
  const host = namesHost ? normaliseHost(first) : DOCKER_HUB;
  const rest = namesHost ? text.slice(slash + 1) : text;
  const colon = rest.indexOf(':');
  const path = colon === -1 ? rest : rest.slice(0, colon);
  const tag = colon === -1 ? undefined : rest.slice(colon + 1);
  const name =
    host === DOCKER_HUB && !path.includes('/') ? `library/${path}` : path;
  if (!NAME.test(name)) {
    throw invalid(
      text,
      'a repository name is lower-case letters and digits in parts joined by /, each with single separators . _ - inside',
      /[A-Z]/.test(name)
        ? 'Write the name in lower case.'
        : 'Compare it with the name that docker pull takes.',
    );
  }
  if (host.length + 1 + name.length > LONGEST_REPOSITORY) {
    throw invalid(
      text,
      `host and name together have at most ${LONGEST_REPOSITORY} characters`,
      'Check for text pasted twice.',
    );
  }
  if (tag !== undefined && !isTag(tag)) {
    throw invalid(
      text,
      'a tag is a letter, digit or underscore and then at most 127 letters, digits or _ . -',
      'Compare the tag with the one that the registry shows.',
    );
  }
  return { repository: { host, name }, ...(tag === undefined ? {} : { tag }) };
}

function checkText(text: string, longest: number): string {
  if (text.length > longest) {
    throw invalid(
      text,
      `it has ${text.length} characters, at most ${longest} are allowed`,
      'Check for text pasted twice.',
    );
  }
  const given = text.trim();
  if (given === '') {
    throw invalid(
      text,
      'it is empty',
      'Name an image, e.g. registry.example.com/shop/checkout.',
    );
  }
  if (/\$\{|\{\{|\$\(|<[^>]*>/.test(given)) {
    throw invalid(
      given,
      'it holds a placeholder that nobody has filled in',
      'Write the name that the placeholder stands for.',
    );
  }
  if (given === 'scratch') {
    throw invalid(
      given,
      'scratch is the empty base, not an image',
      'Name the image that was built on it.',
    );
  }
  if (/^[a-z]+:\/\//i.test(given)) {
    throw invalid(
      given,
      'an image name has no scheme',
      "Drop the part up to and including '://'.",
    );
  }
  return given;
}

function invalid(text: string, rule: string, remedy: string): RegistryError {
  const shown = text.length > 150 ? `${text.slice(0, 150)}…` : text;
  return new RegistryError({
    code: 'invalid-reference',
    message: `'${shown}' is not an image reference: ${rule}`,
    remedy,
    reference: shown,
  });
}
