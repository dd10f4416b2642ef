import { nextPage } from './nextPage';

const url = new URL('https://registry.example.com/v2/a/b/tags/list?n=100');

it.each([
  ['</v2/a/b/tags/list?last=x&n=100>; rel="next"', '?last=x&n=100'],
  ['</v2/a/b/tags/list?last=x>; rel=next', '?last=x'],
  ['<?last=x>; title="a, b; c"; REL="Next"', '?last=x'],
  ['</x?a=1>; rel="prev", </y?b=2>; rel="next"', '?b=2'],
  ['<https://registry.example.com/v2/a/b/tags/list?c=3>;rel=next', '?c=3'],
  ['</wrong/path?last=5>; rel="next"', '?last=5'],
])('reads %s', (link, query) => {
  expect(nextPage(link, url)).toEqual({
    kind: 'next',
    query,
    isOtherOrigin: false,
  });
});

it.each([
  undefined,
  '',
  'rubbish',
  '</x?a=1>; rel="prev"',
  '</x?a=1>',
  '</x>; rel="next"',
  '<http://[>; rel="next"',
])('ends at %j', link => {
  expect(nextPage(link, url)).toEqual({ kind: 'none' });
});

it('tells links to elsewhere', () => {
  expect(nextPage('<https://evil.example/?a=1>; rel=next', url)).toEqual({
    kind: 'foreign',
    host: 'evil.example',
  });
});

it('reads long rubbish in no time', () => {
  const began = process.cpuUsage();
  nextPage(`<x>${'; a="b"'.repeat(50_000)}`, url);
  nextPage('<'.repeat(100_000), url);
  nextPage(`<x>${' ;'.repeat(50_000)}`, url);
  nextPage(`<x>;a${' '.repeat(100_000)}`, url);
  expect(process.cpuUsage(began).user / 1e6).toBeLessThan(10);
});
