import { tagAt } from './tagAt';

const intervals = [
  {
    documentDigest: 'a',
    from: '2026-11-01T00:00:00.000Z',
    until: '2026-11-10T00:00:00.000Z',
  },
  { documentDigest: 'b', from: '2026-11-12T00:00:00.000Z' },
];

it.each([
  ['while it pointed there', '2026-11-05T00:00:00.000Z', 'a'],
  ['from the first moment on', '2026-11-01T00:00:00.000Z', 'a'],
  ['while it still does', '2026-11-20T00:00:00.000Z', 'b'],
  ['shortly before it was seen', '2026-11-11T23:30:00.000Z', 'b'],
  ['not at its end', '2026-11-10T00:00:00.000Z', undefined],
  ['not long before', '2026-10-01T00:00:00.000Z', undefined],
])('tells what a tag pointed to %s', (_, at, digest) => {
  expect(tagAt(intervals, at)).toBe(digest);
});
