import type {
  CredentialsProvider,
  ProvidedCredentials,
  RegistryCredentials,
} from '../client/RegistryOptions';
import type { Where } from '../documents/parseJson';
import { RegistryError } from '../errors';

const DEFAULT_LIFETIME_MS = 15 * 60_000;
const RENEW_BEFORE_MS = 5 * 60_000;
const FAILURE_PAUSE_MS = 5_000;
const PROVIDER_TIMEOUT_MS = 30_000;

/**
 * The credentials of one entry of the configuration: fixed, or from a
 * provider, which is asked once at a time and remembered until shortly before
 * its credentials end.
 *
 * @internal
 */
export class CredentialsSource {
  readonly #given: RegistryCredentials | CredentialsProvider | undefined;
  readonly #host: string;
  #held?: { value: RegistryCredentials | undefined; renewAt: number };
  #pending?: Promise<RegistryCredentials | undefined>;
  #failure?: { error: RegistryError; until: number };
  #version = 0;
  #renewedAt = 0;

  constructor(
    host: string,
    given: RegistryCredentials | CredentialsProvider | undefined,
  ) {
    this.#host = host;
    this.#given = given;
  }

  /** Changes whenever the credentials do; part of the key of token caches. */
  get version(): number {
    return this.#version;
  }

  async get(where: Where): Promise<RegistryCredentials | undefined> {
    const given = this.#given;
    if (typeof given !== 'function') {
      return given;
    }
    if (this.#held && Date.now() < this.#held.renewAt) {
      return this.#held.value;
    }
    if (this.#failure && Date.now() < this.#failure.until) {
      throw this.#failure.error;
    }
    this.#pending ??= this.#ask(given, where).finally(() => {
      this.#pending = undefined;
    });
    return this.#pending;
  }

  /**
   * Forgets provided credentials that a registry has refused. False where
   * asking again cannot help: they are fixed, or only just came.
   */
  renew(): boolean {
    if (
      typeof this.#given !== 'function' ||
      Date.now() - this.#renewedAt < FAILURE_PAUSE_MS
    ) {
      return false;
    }
    this.#held = undefined;
    return true;
  }

  async #ask(
    provider: CredentialsProvider,
    where: Where,
  ): Promise<RegistryCredentials | undefined> {
    let provided: ProvidedCredentials | undefined;
    try {
      provided = await provider({
        host: this.#host,
        signal: AbortSignal.timeout(PROVIDER_TIMEOUT_MS),
      });
    } catch {
      // The provider's own message may quote what it was given.
      const error = new RegistryError({
        ...where,
        code: 'credentials-unavailable',
        message: `The credentials for ${
          this.#host
        } could not be fetched from their provider`,
        remedy:
          'Check the identity that this backend runs under and what it may do; the log of the provider says more.',
      });
      this.#failure = { error, until: Date.now() + FAILURE_PAUSE_MS };
      throw error;
    }
    const now = Date.now();
    const lifetime = provided?.expiresAt
      ? provided.expiresAt.getTime() - now
      : DEFAULT_LIFETIME_MS;
    this.#failure = undefined;
    this.#version += 1;
    this.#renewedAt = now;
    this.#held = {
      value: provided?.credentials,
      renewAt: now + Math.max(lifetime - RENEW_BEFORE_MS, lifetime / 2),
    };
    return this.#held.value;
  }
}
