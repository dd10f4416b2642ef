import type { Where } from '../documents/parseJson';
import { RegistryError } from '../errors';
import { sleep } from './sleep';

/** Clean answers after which one more request may be in flight. */
const CLEAN_ANSWERS_TO_GROW = 50;
const SLOW_DOWN_INTERVAL_MS = 1_000;
const LEAST_RETRIES = 10;
const RETRY_SHARE = 0.1;

/** @internal */
export interface HostGateOptions {
  host: string;
  concurrency: number;
  /** `Infinity` for no limit. */
  requestsPerSecond: number;
  patienceMs: number;
  breakerFailures: number;
  breakerPauseMs: number;
}

/**
 * How a request went, as far as manners go. `refused` is any clear answer
 * that is no success: it shows that the host is well.
 * @internal
 */
export type GateOutcome =
  | { kind: 'clean' }
  | { kind: 'throttled'; waitMs?: number }
  | { kind: 'failed'; waitMs?: number }
  | { kind: 'aborted' };

interface Waiter {
  enter: () => void;
}

/**
 * The one door to a host: bounds requests in flight and begun per second,
 * gives way when the host asks (fewer at a time after a refusal, one more
 * after every 50 clean answers), and leaves a failing host alone for a while
 * before one request tries again.
 *
 * @internal
 */
export class HostGate {
  readonly #options: HostGateOptions;
  readonly #waiters: Waiter[] = [];
  #limit: number;
  #inFlight = 0;
  #cleanAnswers = 0;
  #failuresInRow = 0;
  #throttlesInRow = 0;
  #requests = 0;
  #retries = 0;
  #notBefore = 0;
  #openUntil = 0;
  #isProbing = false;
  #slowedAt = 0;
  /** When the next request may begin, for the rate. */
  #nextSlot = 0;

  constructor(options: HostGateOptions) {
    this.#options = options;
    this.#limit = options.concurrency;
  }

  /** Requests allowed in flight at this moment. */
  get limit(): number {
    return this.#limit;
  }

  get inFlight(): number {
    return this.#inFlight;
  }

  /**
   * Waits for a turn. The caller must call {@link leave} exactly once after.
   *
   * @throws RegistryError `throttled` where the host wants to be left alone
   * for longer than a call may wait, `unavailable` while it is left alone
   * after failures; the signal's reason when aborted.
   */
  async enter(where: Where, signal?: AbortSignal): Promise<void> {
    signal?.throwIfAborted();
    this.#refuseWhileOpen(where);
    await this.#takeSlot(signal);
    try {
      await this.#waitForPause(where, signal);
      // While this one waited, others may have found the host dead.
      this.#refuseWhileOpen(where);
      await this.#waitForRate(signal);
    } catch (error) {
      this.#giveSlot();
      throw error;
    }
    if (this.#openUntil > 0) {
      this.#isProbing = true;
    }
    this.#requests += 1;
  }

  /** Tells how the request went and lets the next one in. */
  leave(outcome: GateOutcome): void {
    this.#isProbing = false;
    switch (outcome.kind) {
      case 'clean':
        this.#failuresInRow = 0;
        this.#throttlesInRow = 0;
        this.#openUntil = 0;
        this.#cleanAnswers += 1;
        if (
          this.#cleanAnswers >= CLEAN_ANSWERS_TO_GROW &&
          this.#limit < this.#options.concurrency
        ) {
          this.#limit += 1;
          this.#cleanAnswers = 0;
        }
        break;
      case 'throttled':
        this.#failuresInRow = 0;
        this.#openUntil = 0;
        this.#throttlesInRow += 1;
        this.#slowDown(outcome.waitMs ?? this.#guessPause());
        break;
      case 'failed':
        this.#slowDown(outcome.waitMs ?? 0);
        this.#failuresInRow += 1;
        if (this.#failuresInRow >= this.#options.breakerFailures) {
          this.#openUntil = Date.now() + this.#options.breakerPauseMs;
        }
        break;
      default:
        break;
    }
    this.#giveSlot();
  }

  /**
   * Whether one more try may be made: retries stay within a tenth of all
   * requests, so that an outage is not made worse.
   */
  takeRetry(): boolean {
    if (this.#retries >= LEAST_RETRIES + this.#requests * RETRY_SHARE) {
      return false;
    }
    this.#retries += 1;
    return true;
  }

  #refuseWhileOpen(where: Where): void {
    const now = Date.now();
    if (now < this.#openUntil || (this.#openUntil > 0 && this.#isProbing)) {
      throw new RegistryError({
        ...where,
        code: 'unavailable',
        message: `${this.#options.host} failed ${
          this.#failuresInRow
        } times in a row and is left alone for now`,
        remedy: 'Check that the registry is up and can be reached from here.',
        retryAt: new Date(Math.max(this.#openUntil, now)),
      });
    }
  }

  async #takeSlot(signal?: AbortSignal): Promise<void> {
    if (this.#inFlight < this.#limit) {
      this.#inFlight += 1;
      return;
    }
    await new Promise<void>((resolve, reject) => {
      const waiter: Waiter = { enter: resolve };
      const abort = () => {
        this.#waiters.splice(this.#waiters.indexOf(waiter), 1);
        reject(signal?.reason);
      };
      waiter.enter = () => {
        signal?.removeEventListener('abort', abort);
        resolve();
      };
      signal?.addEventListener('abort', abort, { once: true });
      this.#waiters.push(waiter);
    });
  }

  #giveSlot(): void {
    this.#inFlight -= 1;
    while (this.#inFlight < this.#limit) {
      const next = this.#waiters.shift();
      if (!next) {
        return;
      }
      this.#inFlight += 1;
      next.enter();
    }
  }

  async #waitForPause(where: Where, signal?: AbortSignal): Promise<void> {
    // Others may lengthen the pause meanwhile, hence the loop.
    for (;;) {
      const wait = this.#notBefore - Date.now();
      if (wait <= 0) {
        return;
      }
      if (wait > this.#options.patienceMs) {
        throw new RegistryError({
          ...where,
          code: 'throttled',
          message: `${
            this.#options.host
          } asks for no more requests until ${new Date(
            this.#notBefore,
          ).toISOString()}`,
          remedy:
            'Scan less often, lower requestsPerSecond, or use credentials with a larger allowance.',
          retryAt: new Date(this.#notBefore),
        });
      }
      await sleep(wait, signal);
    }
  }

  async #waitForRate(signal?: AbortSignal): Promise<void> {
    const { requestsPerSecond } = this.#options;
    if (!Number.isFinite(requestsPerSecond)) {
      return;
    }
    // A second's worth may come at once, so that small jobs are not drawn out.
    const interval = 1_000 / requestsPerSecond;
    const now = Date.now();
    this.#nextSlot = Math.max(this.#nextSlot, now - 1_000) + interval;
    const wait = this.#nextSlot - now;
    if (wait > 0) {
      await sleep(wait, signal);
    }
  }

  #slowDown(pauseMs: number): void {
    const now = Date.now();
    // Requests that were in flight together are refused together: one lesson.
    if (now - this.#slowedAt >= SLOW_DOWN_INTERVAL_MS) {
      this.#slowedAt = now;
      this.#limit = Math.max(1, Math.floor(this.#limit / 2));
    }
    this.#cleanAnswers = 0;
    this.#notBefore = Math.max(this.#notBefore, now + pauseMs);
  }

  #guessPause(): number {
    return Math.min(1_000 * 2 ** (this.#throttlesInRow - 1), 60_000);
  }
}
