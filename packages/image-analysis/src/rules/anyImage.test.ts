import fc from 'fast-check';
import { Step } from '../testing';
import { builtInRules } from './index';
import { Rule, RuleOutcome } from './Rule';
import { RuleInput } from './RuleInput';
import { TestLayer, ruleInputOf } from './testing';

const words = fc.constantFrom(
  'RUN /bin/sh -c ',
  '/bin/sh -c #(nop) COPY dir:0123456789abcdef in ',
  'COPY --from=x . ',
  'COPY . .',
  'ADD https://example.com/a.tgz /tmp/',
  'WORKDIR /app',
  'apt-get update',
  'apt-get install -y curl',
  'apk add',
  'pip install -r',
  'npm ci',
  'mvn package',
  'rm -rf /var/lib/apt/lists/*',
  'chown -R app /app',
  'chmod',
  'mv /a /b',
  'ln a b',
  '&&',
  '||',
  ';',
  '|',
  '\\\n',
  '<<EOF\n',
  '$(',
  ')',
  "'",
  '"',
  '{',
  'if',
  'then',
  'fi',
  '#',
  '\u0000',
  '\u{1F600}',
);
const createdBy = fc.array(fc.oneof(words, fc.string()), { maxLength: 12 });
const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.record({
    createdBy: createdBy.map(parts => parts.join(' ')),
    emptyLayer: fc.boolean(),
    comment: fc.constantFrom('', 'buildkit.dockerfile.v0', 'FROM debian:12'),
  }),
  { maxLength: 8 },
);
const path = fc.constantFrom(
  'app/server',
  'app/package-lock.json',
  'var/lib/dpkg/status',
  'var/lib/apt/lists/a',
  'root/.cache/pip/a',
  'usr/bin/gcc',
  'etc/os-release',
  '__proto__',
);
const contents: fc.Arbitrary<TestLayer> = fc.record({
  files: fc.dictionary(
    path,
    fc.record({
      bytes: fc.nat(90_000_000),
      hash: fc.constantFrom('a', 'b'),
      mode: fc.constantFrom(0o644, 0o4755),
      uid: fc.constantFrom(0, 1000),
    }),
  ),
  whiteouts: fc.array(path, { maxLength: 3 }),
  texts: fc.dictionary(fc.constant('etc/os-release'), fc.string()),
});

const input: fc.Arbitrary<RuleInput> = fc
  .record({
    history: steps,
    layers: fc.array(contents, { maxLength: 6 }),
    isRead: fc.boolean(),
  })
  .map(({ history, layers, isRead }) =>
    ruleInputOf({
      image: {
        layers: layers.map((_, index) => `layer ${index}`),
        layerBytes: layers.map((_, index) => 3_000_000 * (index + 1)),
        history,
      },
      contents: isRead ? layers : undefined,
    }),
  );

/** Asks only rules whose evidence is there, as the judge does. */
function decide(rule: Rule, given: RuleInput): RuleOutcome | undefined {
  const isThere = rule.needs.every(
    evidence =>
      evidence === 'manifest' ||
      (evidence === 'contents' && given.contents.known),
  );
  return isThere ? rule.decide(given) : undefined;
}

describe('every built-in rule, whatever an image holds', () => {
  it('answers, and the same each time', () => {
    fc.assert(
      fc.property(input, given => {
        for (const rule of builtInRules) {
          expect(decide(rule, given)).toEqual(decide(rule, given));
        }
      }),
      { numRuns: 150 },
    );
  });

  it('names layers and files that there are, and no more bytes than they have', () => {
    fc.assert(
      fc.property(input, given => {
        const { layers } = given.image;
        const files = given.contents.known ? given.contents.value.files : [];
        for (const rule of builtInRules) {
          const outcome = decide(rule, given);
          const findings = outcome?.state === 'found' ? outcome.findings : [];
          expect(new Set(findings.map(({ key }) => key)).size).toBe(
            findings.length,
          );
          for (const { places, placeCount, claims = [] } of findings) {
            expect(places.length).toBeLessThanOrEqual(20);
            expect(placeCount ?? places.length).toBeGreaterThanOrEqual(
              places.length,
            );
            for (const { layer } of places) {
              expect(layer === undefined || layer in layers).toBe(true);
            }
            for (const claim of claims) {
              const limit =
                'file' in claim
                  ? files[claim.file]?.bytes
                  : layers[claim.layer]?.compressedBytes;
              const bytes =
                'file' in claim ? claim.bytes : claim.compressedBytes;
              expect(bytes).toBeGreaterThanOrEqual(0);
              expect(bytes).toBeLessThanOrEqual(limit ?? -1);
            }
          }
        }
      }),
      { numRuns: 150 },
    );
  });

  it('takes no more than a second for the longest history that is kept', () => {
    const hostile = [
      'a '.repeat(20_000),
      '&&'.repeat(20_000),
      '$('.repeat(20_000),
      "'".repeat(20_000),
      '--mount=type=cache,target=/a '.repeat(2_000),
      'apt-get install -y '.repeat(3_000),
      `rm -rf ${'/var/lib/apt/lists/* '.repeat(3_000)}`,
    ];
    for (const script of hostile) {
      const given = ruleInputOf({
        image: {
          layers: ['base', 'own', 'later'],
          layerBytes: [3_000_000, 3_000_000, 3_000_000],
          history: [
            { createdBy: "# debian.sh --arch 'amd64' out/ 'bookworm' '@1'" },
            { createdBy: `RUN /bin/sh -c ${script} # buildkit` },
            { createdBy: `RUN /bin/sh -c x; ${script} # buildkit` },
          ],
        },
      });
      const started = process.cpuUsage();
      builtInRules.forEach(rule => decide(rule, given));
      expect(process.cpuUsage(started).user / 1e6).toBeLessThan(5);
    }
  });
});
