import type {
  RegistryCredentials,
  RequestListener,
} from '../client/RegistryOptions';
import type { Where } from '../documents/parseJson';
import { checkRealm } from './checkRealm';
import type { CredentialsSource } from './CredentialsSource';
import { basicAuthorization } from './fetchToken';
import {
  type Challenge,
  chooseChallenge,
  parseChallenges,
} from './parseChallenges';
import { TokenCache } from './TokenCache';

/** What a request was sent with. @internal */
export interface Authorization {
  /** The header; absent for an anonymous request. */
  header?: string;
  /** True where Basic could be answered, had it been asked for. */
  hasPassword?: boolean;
  /** A token of the cache, for dropping it when refused. */
  token?: { key: string; value: string };
}

/** @internal */
export interface AuthenticatorOptions {
  credentials: CredentialsSource;
  plainHttp: boolean;
  trustedRealms: readonly string[];
  requestToken: (request: {
    realm: URL;
    service?: string;
    scope: string;
    credentials?: RegistryCredentials;
    where: Where;
    listeners: readonly RequestListener[];
  }) => Promise<{ token: string; lifetimeSeconds?: number }>;
}

type Scheme =
  | { kind: 'basic' }
  | { kind: 'bearer'; realm: URL; service?: string };

/**
 * Authenticates for one entry of the configuration. Learns from the first 401
 * how the registry wants it, and from then on goes straight to the token
 * service: one token per repository, shared by all requests.
 *
 * @internal
 */
export class Authenticator {
  readonly #options: AuthenticatorOptions;
  readonly #tokens = new TokenCache();
  #scheme?: Scheme;
  /** Where parts of a host differ (Artifactory): by first part of the name. */
  readonly #schemesByPart = new Map<string, Scheme>();
  /** Scopes that a registry asked for beyond the usual, by repository. */
  readonly #scopes = new Map<string, string>();

  constructor(options: AuthenticatorOptions) {
    this.#options = options;
  }

  /** True once a 401 has told how to authenticate. */
  get hasLearned(): boolean {
    return this.#scheme !== undefined;
  }

  async authorize(
    repository: string,
    options: { where: Where; listeners: readonly RequestListener[] },
  ): Promise<Authorization> {
    const { where, listeners } = options;
    const credentials = await this.#options.credentials.get(where);
    if (credentials && 'registryToken' in credentials) {
      return { header: `Bearer ${credentials.registryToken}` };
    }
    const scheme = this.#schemeOf(repository);
    if (scheme?.kind === 'basic') {
      return credentials && 'username' in credentials
        ? { header: basicAuthorization(credentials) }
        : {};
    }
    if (scheme?.kind === 'bearer') {
      const scope =
        this.#scopes.get(repository) ?? `repository:${repository}:pull`;
      const key = [
        scheme.realm.href,
        scheme.service,
        scope,
        this.#options.credentials.version,
      ].join(' ');
      const value = await this.#tokens.get(key, () =>
        this.#options.requestToken({
          realm: scheme.realm,
          ...(scheme.service === undefined ? {} : { service: scheme.service }),
          scope,
          ...(credentials === undefined ? {} : { credentials }),
          where,
          listeners,
        }),
      );
      return { header: `Bearer ${value}`, token: { key, value } };
    }
    return {
      hasPassword: credentials !== undefined && 'username' in credentials,
    };
  }

  /**
   * Learns from a 401. True where the same request may now succeed.
   *
   * @throws RegistryError `realm-refused`
   */
  learn(options: {
    challenges: readonly string[];
    requestUrl: URL;
    repository: string;
    used: Authorization;
    where: Where;
  }): boolean {
    const { challenges, requestUrl, repository, used, where } = options;
    const challenge = chooseChallenge(parseChallenges(challenges));
    if (!challenge) {
      return false;
    }
    const before = this.#schemeOf(repository);
    const scheme = this.#read(challenge, requestUrl, where);
    this.#remember(repository, scheme);
    if (scheme.kind === 'basic') {
      return used.header === undefined
        ? used.hasPassword === true
        : this.#options.credentials.renew();
    }
    if (used.token) {
      this.#tokens.drop(used.token.key, used.token.value);
    }
    if (challenge.parameters.get('error') === 'insufficient_scope') {
      return this.#widenScope(repository, challenge);
    }
    if (used.header !== undefined && used.token === undefined) {
      // A token of the configuration, or Basic where Bearer is wanted now.
      return before?.kind === 'basic';
    }
    return true;
  }

  #schemeOf(repository: string): Scheme | undefined {
    return this.#schemesByPart.get(firstPart(repository)) ?? this.#scheme;
  }

  #read(challenge: Challenge, requestUrl: URL, where: Where): Scheme {
    if (challenge.scheme === 'basic') {
      return { kind: 'basic' };
    }
    const realm = checkRealm({
      realm: challenge.parameters.get('realm') ?? '',
      requestUrl,
      plainHttp: this.#options.plainHttp,
      trustedRealms: this.#options.trustedRealms,
      where,
    });
    const service = challenge.parameters.get('service');
    return { kind: 'bearer', realm, ...(service ? { service } : {}) };
  }

  #remember(repository: string, scheme: Scheme): void {
    if (!this.#scheme) {
      this.#scheme = scheme;
    } else if (!isSame(this.#schemeOf(repository), scheme)) {
      if (this.#schemesByPart.size >= 1_000) {
        this.#schemesByPart.clear();
      }
      this.#schemesByPart.set(firstPart(repository), scheme);
    }
  }

  #widenScope(repository: string, challenge: Challenge): boolean {
    const asked = challenge.parameters.get('scope') ?? '';
    const wanted = asked
      .split(' ')
      .filter(scope => /^repository:[a-z0-9._/-]{1,255}:pull$/.test(scope));
    const known =
      this.#scopes.get(repository) ?? `repository:${repository}:pull`;
    const merged = [...new Set([...known.split(' '), ...wanted])];
    if (merged.length > 4 || merged.join(' ') === known) {
      return false;
    }
    if (this.#scopes.size >= 1_000) {
      this.#scopes.clear();
    }
    this.#scopes.set(repository, merged.join(' '));
    return true;
  }
}

function firstPart(repository: string): string {
  return repository.split('/', 1)[0];
}

function isSame(one: Scheme | undefined, other: Scheme): boolean {
  return (
    one?.kind === other.kind &&
    (one?.kind !== 'bearer' ||
      other.kind !== 'bearer' ||
      (one.realm.href === other.realm.href && one.service === other.service))
  );
}
