import { baseWithoutDigest as rule } from './baseWithoutDigest';
import { foundIn, outcomeFor } from './testing';

const DIGEST = `sha256:${'a'.repeat(64)}`;

describe('base-without-digest', () => {
  it('tells all images by tag in one finding, with the digests of this build', () => {
    const provenance = {
      known: true as const,
      value: {
        version: 1 as const,
        predicateType: 'https://slsa.dev/provenance/v1',
        images: [
          { name: 'golang:1.24', digest: DIGEST },
          { name: 'docker.io/library/other:1' },
        ],
        others: [],
      },
    };
    expect(
      foundIn(
        rule,
        'FROM golang:1.24 AS b\nFROM debian:12\nCOPY --from=b /a /b',
        { provenance },
      ),
    ).toMatchObject([
      {
        seen: 'golang:1.24, debian:12 can mean other images in the next build.',
        places: [{ line: 1 }, { line: 2 }],
        remedy: {
          change: { after: `FROM golang:1.24@${DIGEST} AS b` },
        },
      },
    ]);
  });

  it.each([
    [`FROM debian:12@${DIGEST}`],
    [`FROM debian@${DIGEST}`],
    ['FROM scratch'],
    ['FROM debian:latest'],
    ['ARG BASE\nFROM $BASE'],
  ])('finds nothing in %j', text => {
    expect(outcomeFor(rule, text)).toEqual({ state: 'passed' });
  });
});
