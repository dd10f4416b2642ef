import { isSidecarTag } from './isSidecarTag';

const HEX = 'ab'.repeat(32);

it.each([
  `sha256-${HEX}`,
  `sha256-${HEX}.sig`,
  `sha256-${HEX}.att`,
  `sha256-${HEX}.sbom`,
  `sha512-${HEX}`,
])('is one: %s', tag => {
  expect(isSidecarTag(tag)).toBe(true);
});

it.each(['1.0', 'latest', `sha256-${HEX.slice(2)}`, `x-sha256-${HEX}`, HEX])(
  'is none: %s',
  tag => {
    expect(isSidecarTag(tag)).toBe(false);
  },
);
