class DeadlineError extends Error {
  readonly code = 'ETIMEDOUT';

  constructor(milliseconds: number) {
    super(`Not done within ${milliseconds} ms`);
    this.name = 'DeadlineError';
  }
}

/**
 * Ends work when its caller gives up or its time is over, whichever is first.
 * Must be released when the work ends, so that nothing stays on the caller's
 * signal.
 *
 * @internal
 */
export class Deadline {
  readonly #controller = new AbortController();
  readonly #timer: NodeJS.Timeout;
  readonly #callerSignal?: AbortSignal;
  readonly #onAbort = () => this.#controller.abort(this.#callerSignal?.reason);

  constructor(milliseconds: number, callerSignal?: AbortSignal) {
    this.#callerSignal = callerSignal;
    this.#timer = setTimeout(
      () => this.#controller.abort(new DeadlineError(milliseconds)),
      milliseconds,
    );
    this.#timer.unref();
    if (callerSignal?.aborted) {
      this.#onAbort();
    } else {
      callerSignal?.addEventListener('abort', this.#onAbort, { once: true });
    }
  }

  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  release(): void {
    clearTimeout(this.#timer);
    this.#callerSignal?.removeEventListener('abort', this.#onAbort);
  }
}
