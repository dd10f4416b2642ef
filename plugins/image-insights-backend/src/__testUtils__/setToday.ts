/**
 * Lets the tests of a file, or of a `describe`, take place at a given time,
 * which then goes on as time does. Only the date: timers stay what they are.
 *
 * @param now - such as `2026-11-21T12:00:00Z`
 */
export function setToday(now: string): void {
  beforeAll(() => {
    jest.useFakeTimers({
      now: new Date(now),
      advanceTimers: 1,
      doNotFake: [
        'hrtime',
        'nextTick',
        'performance',
        'queueMicrotask',
        'setImmediate',
        'clearImmediate',
        'setInterval',
        'clearInterval',
        'setTimeout',
        'clearTimeout',
      ],
    });
  });
  afterAll(() => {
    jest.useRealTimers();
  });
}
