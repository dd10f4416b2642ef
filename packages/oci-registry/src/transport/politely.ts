import type { RegistryLimits } from '../client/RegistryOptions';
import type { Where } from '../documents/parseJson';
import { RegistryError } from '../errors';
import type { GateOutcome, HostGate } from '../gate/HostGate';
import { readRetryAfter } from '../gate/retryAfter';
import { sleep } from '../gate/sleep';
import type { IncomingAnswer } from './HttpTransport';

/**
 * An answer whose body is at hand, save that of a streamed success.
 * @internal
 */
export interface Answer extends IncomingAnswer {
  bytes: Uint8Array;
}

/**
 * Makes a request through a host's gate, and again, after a wait, where it
 * fails in passing and the bounds on tries, waiting and retries allow.
 * `prepare` runs inside the gate, but its failures are not the host's.
 *
 * @throws RegistryError, or the signal's reason
 * @internal
 */
export async function politely<T>(options: {
  gate: HostGate;
  limits: RegistryLimits;
  where: Where;
  signal?: AbortSignal;
  prepare: () => Promise<T>;
  perform: (prepared: T) => Promise<Answer>;
}): Promise<{ answer: Answer; prepared: T }> {
  const { gate, limits, where, signal } = options;
  const patientUntil = Date.now() + limits.patienceMs;
  for (let attempt = 1; ; attempt += 1) {
    await gate.enter(where, signal);
    let outcome: GateOutcome = { kind: 'aborted' };
    let result: { answer: Answer; prepared: T } | undefined;
    let failure: RegistryError | undefined;
    try {
      const prepared = await options.prepare();
      try {
        const answer = await options.perform(prepared);
        outcome = judge(answer);
        result = { answer, prepared };
      } catch (error) {
        signal?.throwIfAborted();
        if (!(error instanceof RegistryError)) {
          throw error;
        }
        failure = error;
        outcome = error.isTransient ? { kind: 'failed' } : { kind: 'aborted' };
      }
    } finally {
      gate.leave(outcome);
    }
    const isPassing = outcome.kind === 'throttled' || outcome.kind === 'failed';
    const mayRetry =
      isPassing &&
      attempt < limits.attempts &&
      Date.now() < patientUntil &&
      gate.takeRetry();
    if (mayRetry) {
      // A throttled host's pause is the gate's, for everybody.
      if (outcome.kind === 'failed') {
        result?.answer.body.destroy();
        await sleep(jitter(attempt, limits), signal);
      }
      continue;
    }
    if (failure) {
      throw failure;
    }
    if (result) {
      return result;
    }
  }
}

function judge({ status, headers, bytes }: Answer): GateOutcome {
  const isThrottled =
    status === 429 || (status === 403 && /TOOMANYREQUESTS/.test(textOf(bytes)));
  // 501 says what the server cannot do, not that it is unwell.
  const isFailure =
    status === 408 || status === 499 || (status >= 500 && status !== 501);
  if (!isThrottled && !isFailure) {
    return { kind: 'clean' };
  }
  const header = headers.get('retry-after');
  const waitMs = readRetryAfter({
    ...(header === undefined ? {} : { header }),
    body: textOf(bytes),
    now: Date.now(),
  });
  return {
    kind: isThrottled ? 'throttled' : 'failed',
    ...(waitMs === undefined ? {} : { waitMs }),
  };
}

/** Full jitter: anything up to the doubling bound, so that clients scatter. */
function jitter(attempt: number, limits: RegistryLimits): number {
  return (
    Math.random() *
    Math.min(limits.retryMaximumMs, limits.retryBaseMs * 2 ** (attempt - 1))
  );
}

function textOf(bytes: Uint8Array): string {
  return Buffer.from(bytes.subarray(0, 4_096)).toString('latin1');
}
