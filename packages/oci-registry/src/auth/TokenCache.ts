interface HeldToken {
  token: string;
  renewAt: number;
}

const SHORTEST_LIFETIME_S = 60;
const LONGEST_LIFETIME_S = 3_600;
const MOST_TOKENS = 10_000;

/**
 * Tokens by key, each fetched once at a time and renewed before its end
 * (a tenth of its life, at most 30 seconds, ahead). The least recently
 * fetched leave first.
 *
 * @internal
 */
export class TokenCache {
  readonly #held = new Map<string, HeldToken>();
  readonly #pending = new Map<string, Promise<string>>();

  /**
   * The token of that key. Callers that come while it is being fetched share
   * one fetch; `fetchToken` answers token and lifetime in seconds.
   */
  async get(
    key: string,
    fetchToken: () => Promise<{ token: string; lifetimeSeconds?: number }>,
  ): Promise<string> {
    const held = this.#held.get(key);
    if (held && Date.now() < held.renewAt) {
      return held.token;
    }
    const pending = this.#pending.get(key);
    if (pending) {
      return pending;
    }
    const fetched = this.#fetch(key, fetchToken).finally(() =>
      this.#pending.delete(key),
    );
    this.#pending.set(key, fetched);
    return fetched;
  }

  /** Forgets a token that was refused, unless another has taken its place. */
  drop(key: string, token: string): void {
    if (this.#held.get(key)?.token === token) {
      this.#held.delete(key);
    }
  }

  async #fetch(
    key: string,
    fetchToken: () => Promise<{ token: string; lifetimeSeconds?: number }>,
  ): Promise<string> {
    const { token, lifetimeSeconds } = await fetchToken();
    const lifetimeMs =
      1_000 *
      Math.min(
        Math.max(lifetimeSeconds ?? SHORTEST_LIFETIME_S, SHORTEST_LIFETIME_S),
        LONGEST_LIFETIME_S,
      );
    this.#held.delete(key);
    this.#held.set(key, {
      token,
      renewAt: Date.now() + lifetimeMs - Math.min(lifetimeMs / 10, 30_000),
    });
    const [oldest] = this.#held.keys();
    if (this.#held.size > MOST_TOKENS && oldest !== undefined) {
      this.#held.delete(oldest);
    }
    return token;
  }
}
