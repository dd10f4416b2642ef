import type { Browser, CDPSession, Page } from '@playwright/test';

const inputs = [
  'pointerdown',
  'pointermove',
  'pointerup',
  'click',
  'keydown',
  'input',
] as const;
/** What a user does, as the page is told of it. */
type InputName = (typeof inputs)[number];

/** What an answer is seen by: text, or an attribute, of all in sight that match. */
export interface Sign {
  selector: string;
  /** Of the elements; their text where left out. */
  attribute?: string;
}

/** An answer is there when each of these differs from before, and is not empty. */
export interface Awaited {
  signs: readonly Sign[];
  /** What must not be on the page any more: marks of old data. */
  without?: string;
  /**
   * The events that ask, of which the first one starts the clock; a click, or a
   * key going down, where left out. A click is as old as the pointer's release.
   */
  asks?: readonly InputName[];
}

/** Milliseconds of several times. */
export interface Spread {
  median: number;
  p95: number;
  worst: number;
}

/** What one kind of interaction took, in milliseconds. */
export interface Interaction {
  name: string;
  times: number;
  /**
   * From an input to the next frame, whatever it shows: how long the page held
   * still. Browsers report this as the delay of an interaction.
   */
  frame: Spread;
  /** From the input to the frame that shows the answer itself. */
  answer: Spread;
  /** From the input to the frame after which nothing changes any more. */
  settled: Spread;
  /** The longest that the page was deaf to other input. */
  longestTask: number;
  /** What the page's main thread computed for one, on the whole. */
  computed: number;
}

interface Recorded {
  frames: number[];
  tasks: number[];
  asks: readonly string[];
  /** When the answer was asked for, by the page's clock. */
  asked?: number;
  answer?: number;
  settled?: number;
}

declare global {
  interface Window {
    recorded: Recorded;
    afterPaint: (then: () => void) => void;
  }
}

/** In the page, from its beginning: when the frame after each input was there. */
function record(names: readonly string[]) {
  window.recorded = { frames: [], tasks: [], asks: [] };
  window.afterPaint = then =>
    requestAnimationFrame(() => {
      // What is posted within a frame comes after it was painted.
      const channel = new MessageChannel();
      channel.port1.onmessage = then;
      channel.port2.postMessage(undefined);
    });
  for (const type of names) {
    window.addEventListener(
      type,
      event => {
        const { recorded } = window;
        const begin = event.timeStamp;
        if (recorded.asks.includes(type)) recorded.asked ??= begin;
        window.afterPaint(() =>
          recorded.frames.push(performance.now() - begin),
        );
      },
      true,
    );
  }
  new PerformanceObserver(list => {
    window.recorded.tasks.push(
      ...list.getEntries().map(({ duration }) => duration),
    );
  }).observe({ entryTypes: ['longtask'] });
}

/** In the page, before an input: waits for the answer to it. */
function awaitAnswer({ name, awaited }: { name: string; awaited: Awaited }) {
  const recorded: Recorded = {
    frames: [],
    tasks: [],
    asks: awaited.asks ?? ['click', 'keydown'],
  };
  window.recorded = recorded;
  const read = () =>
    awaited.signs.map(({ selector, attribute }) =>
      [...document.querySelectorAll(selector)]
        .filter(element => !element.closest('[hidden]'))
        .map(
          element =>
            (attribute === undefined
              ? element.textContent
              : element.getAttribute(attribute)) ?? '',
        )
        .join('\n'),
    );
  const before = read();
  const since = () => performance.now() - (recorded.asked ?? Number.NaN);
  const observer = new MutationObserver(() => {
    if (window.recorded !== recorded) {
      observer.disconnect();
    } else if (recorded.asked !== undefined) {
      window.afterPaint(() => {
        recorded.settled = since();
      });
    }
  });
  observer.observe(document.body, {
    attributes: true,
    characterData: true,
    childList: true,
    subtree: true,
  });
  const look = () => {
    if (window.recorded !== recorded) return;
    const isThere =
      recorded.asked !== undefined &&
      read().every((sign, at) => sign !== '' && sign !== before[at]) &&
      (!awaited.without || !document.querySelector(awaited.without));
    if (!isThere) {
      requestAnimationFrame(look);
      return;
    }
    // Within a frame that is about to be painted.
    const channel = new MessageChannel();
    channel.port1.onmessage = () => {
      recorded.answer = since();
      // Where it is found in a trace.
      performance.measure(name, { start: recorded.asked });
    };
    channel.port2.postMessage(undefined);
  };
  requestAnimationFrame(look);
}

/** What the page's main thread has computed so far; others' load aside. */
async function computedSoFar(session: CDPSession): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics');
  const found = metrics.find(({ name }) => name === 'TaskDuration');
  return (found?.value ?? 0) * 1_000;
}

function spread(times: readonly number[]): Spread {
  const sorted = [...times].sort((a, b) => a - b);
  return {
    median: sorted[Math.floor(sorted.length / 2)],
    p95: sorted[Math.ceil(sorted.length * 0.95) - 1],
    worst: sorted[sorted.length - 1],
  };
}

/** Measures interactions with one page of a browser. */
export interface Stopwatch {
  measure(
    name: string,
    options: Awaited & {
      times: number;
      /** What leads to where `act` begins; not measured. */
      prepare?: () => Promise<void>;
      act: (time: number) => Promise<void>;
    },
  ): Promise<Interaction>;
}

/**
 * A stopwatch for a page; to be made before anything is opened in it.
 */
export async function stopwatch(page: Page): Promise<Stopwatch> {
  await page.addInitScript(record, inputs);
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  return {
    async measure(name, options) {
      const { times, prepare, act, ...awaited } = options;
      const found: Recorded[] = [];
      let computed = 0;
      for (let time = 0; time < times; time += 1) {
        if (prepare) {
          await prepare();
          await page.waitForTimeout(600);
        }
        await page.evaluate(awaitAnswer, { name, awaited });
        const before = await computedSoFar(session);
        await act(time);
        await page
          .waitForFunction(
            () => window.recorded.answer !== undefined,
            undefined,
            { polling: 100, timeout: 10_000 },
          )
          .catch(cause => {
            throw new Error(`${name}: no answer to time ${time}`, { cause });
          });
        await page.waitForTimeout(400);
        computed += (await computedSoFar(session)) - before;
        found.push(await page.evaluate(() => window.recorded));
      }
      return {
        name,
        times,
        frame: spread(found.map(({ frames }) => Math.max(0, ...frames))),
        answer: spread(found.map(({ answer = Number.NaN }) => answer)),
        settled: spread(found.map(({ settled = Number.NaN }) => settled)),
        longestTask: Math.max(0, ...found.flatMap(({ tasks }) => tasks)),
        computed: computed / times,
      };
    },
  };
}

/** Writes down what the browser does from now on, with each answer as a measure. */
export function startTrace(
  browser: Browser,
  page: Page,
  path: string,
): Promise<void> {
  return browser.startTracing(page, {
    path,
    categories: ['devtools.timeline', 'blink.user_timing', 'toplevel'],
  });
}
