import {
  computeDigest,
  digestAlgorithm,
  isDigest,
  parseDigest,
} from './digest';

const EMPTY_JSON =
  'sha256:44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a';

it('computes the digests that the specification states', () => {
  expect(computeDigest(Buffer.from('{}'))).toBe(EMPTY_JSON);
  expect(computeDigest(Buffer.from('abc'), 'sha512')).toBe(
    'sha512:ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f',
  );
});

it('knows digests that can be verified', () => {
  expect(isDigest(EMPTY_JSON)).toBe(true);
  expect(isDigest(`sha512:${'0'.repeat(128)}`)).toBe(true);
  expect(digestAlgorithm(`sha512:${'0'.repeat(128)}`)).toBe('sha512');
});

it.each([
  '',
  'sha256:',
  EMPTY_JSON.toUpperCase(),
  EMPTY_JSON.slice(0, -1),
  `${EMPTY_JSON}0`,
  `sha512:${'0'.repeat(64)}`,
  `blake3:${'0'.repeat(64)}`,
  `sha256:../../${'0'.repeat(58)}`,
  `${EMPTY_JSON}\n`,
])('refuses %j', text => {
  expect(isDigest(text)).toBe(false);
  expect(() => parseDigest(text)).toThrow('is not a digest');
});
