import { useCallback, useEffect, useRef, useState } from 'react';

const firstPollMilliseconds = 2_000;
const lastPollMilliseconds = 10_000;
const slowMilliseconds = 10_000;

/** What a data call has come to. @public */
export interface Data<T> {
  /** The newest answer; also while a newer one is on its way. */
  value?: T;
  /** Why the last call failed. An older `value` stays. */
  error?: Error;
  isLoading: boolean;
  /** True while `value` answers an earlier question than the present one. */
  isStale: boolean;
  /** True when the first answer has taken longer than ten seconds so far. */
  isSlow: boolean;
  /** Asks again. */
  retry: () => void;
}

interface State<T> {
  value?: T;
  valueKey?: string;
  error?: Error;
  isLoading: boolean;
  isSlow: boolean;
}

/**
 * Calls `load` whenever `key` changes, and again as long as `pollWhile` says so.
 *
 * A call that is no longer wanted is aborted. Polling begins after two seconds,
 * slows down to ten, and rests while the page is hidden.
 *
 * @param options - without a `key` nothing is loaded; a new `version` asks the
 * same question again; `keepPrevious` shows the answer for the previous key
 * until the new one is there; `subscribe` is given a function to call whenever
 * there may be a new answer, and returns how to end that
 * @public
 */
export function useData<T>(options: {
  key: string | undefined;
  version?: string | number;
  load: (signal: AbortSignal) => Promise<T>;
  pollWhile?: (value: T) => boolean;
  keepPrevious?: boolean;
  subscribe?: (onNews: () => void) => () => void;
}): Data<T> {
  const { key, version, keepPrevious = false } = options;
  const latest = useRef(options);
  latest.current = options;

  const [attempt, setAttempt] = useState(0);
  const [state, setState] = useState<State<T>>({
    isLoading: key !== undefined,
    isSlow: false,
  });
  const retry = useCallback(() => setAttempt(count => count + 1), []);

  useEffect(() => {
    if (key === undefined) {
      setState({ isLoading: false, isSlow: false });
      return undefined;
    }
    const controller = new AbortController();
    let timer: ReturnType<typeof setTimeout> | undefined;
    let wait = firstPollMilliseconds;
    let isDue = false;
    let isPolling = false;
    let isRunning = false;
    let isNewer = false;

    setState(previous => ({
      ...(previous.valueKey === key || latest.current.keepPrevious
        ? previous
        : {}),
      error: undefined,
      isLoading: true,
      isSlow: false,
    }));
    const slow = setTimeout(
      () => setState(previous => ({ ...previous, isSlow: true })),
      slowMilliseconds,
    );

    async function run() {
      if (isRunning) {
        isNewer = true;
        return;
      }
      if (timer) clearTimeout(timer);
      isRunning = true;
      isNewer = false;
      isDue = false;
      try {
        const value = await latest.current.load(controller.signal);
        if (controller.signal.aborted) return;
        setState({ value, valueKey: key, isLoading: false, isSlow: false });
        isPolling = Boolean(latest.current.pollWhile?.(value));
        if (isPolling) plan();
      } catch (error) {
        if (controller.signal.aborted) return;
        setState(previous => ({
          ...previous,
          error: error instanceof Error ? error : new Error(String(error)),
          isLoading: false,
          isSlow: false,
        }));
        // What was being watched is watched on: the failure may pass.
        if (isPolling) plan();
      } finally {
        clearTimeout(slow);
        isRunning = false;
        // There was news while the answer was on its way.
        if (isNewer && !controller.signal.aborted) onNews();
      }
    }
    function onNews() {
      // Whoever is told has no need to ask often.
      wait = lastPollMilliseconds;
      if (document.hidden) {
        isDue = true;
      } else {
        run();
      }
    }
    function plan() {
      if (timer) clearTimeout(timer);
      timer = setTimeout(() => {
        if (document.hidden) {
          isDue = true;
        } else {
          run();
        }
      }, wait);
      wait = Math.min(lastPollMilliseconds, wait * 1.5);
    }
    function onVisible() {
      if (isDue && !document.hidden) {
        run();
      }
    }
    document.addEventListener('visibilitychange', onVisible);
    const unsubscribe = latest.current.subscribe?.(onNews);
    run();
    return () => {
      controller.abort();
      unsubscribe?.();
      clearTimeout(slow);
      if (timer) clearTimeout(timer);
      document.removeEventListener('visibilitychange', onVisible);
    };
  }, [key, version, attempt]);

  const answersThis = state.valueKey === key;
  return {
    // What another question answered must not stand under an error of this one.
    value:
      answersThis || (keepPrevious && !state.error) ? state.value : undefined,
    error: state.error,
    isLoading:
      state.isLoading || (!answersThis && !state.error && key !== undefined),
    isStale: state.value !== undefined && !answersThis,
    isSlow: state.isSlow,
    retry,
  };
}
