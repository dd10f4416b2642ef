import { readRetryAfter } from './retryAfter';

const now = Date.parse('2026-11-21T10:00:00Z');

it.each([
  ['seconds', '7', 7_000],
  ['zero seconds', '0', 0],
  ['spaces around', ' 7 ', 7_000],
  ['a date', 'Sat, 21 Nov 2026 10:01:00 GMT', 60_000],
  ['at most a quarter of an hour', '86400', 900_000],
  ['a date far away', 'Sun, 22 Nov 2026 10:00:00 GMT', 900_000],
  ['nothing from a date gone by', 'Sat, 21 Nov 2026 09:00:00 GMT', undefined],
  ['nothing from a negative number', '-5', undefined],
  ['nothing from rubbish', 'soon', undefined],
  ['nothing from an empty one', '', undefined],
])('reads %s from the header', (_, header, expected) => {
  expect(readRetryAfter({ header, now })).toBe(expected);
});

it.each([
  ['retry-after: 880us, allowed: 44000/minute', 1_000],
  ['retry-after: 2.5s', 2_500],
  ['retry-after: 1m30s', 90_000],
  ['retry-after: 500ms', 1_000],
  ['retry-after: 5h', 900_000],
  ['retry later', undefined],
])('reads GHCR’s %j from the body', (body, expected) => {
  expect(readRetryAfter({ body, now })).toBe(expected);
});
