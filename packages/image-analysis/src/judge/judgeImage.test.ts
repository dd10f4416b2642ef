import fc from 'fast-check';
import { ImageContents } from '../combine/ImageContents';
import { ByteClaim } from '../rules/Rule';
import { RuleInput } from '../rules/RuleInput';
import { TestRuleInput, ruleInputOf } from '../rules/testing';
import { judgeImage } from './judgeImage';
import { findingRule, testFinding, testRule, testRuleSet } from './testing';

/** Two layers; each file's layer compresses to half of its tar. */
const image: TestRuleInput = {
  image: {
    name: 'judged',
    layers: ['base', 'own'],
    layerBytes: [1_000_000, 500_000],
  },
  contents: [
    { files: { 'bin/sh': 1_999_000 }, uncompressedBytes: 2_000_000 },
    {
      files: { 'app/a': 600_000, 'app/b': 300_000 },
      uncompressedBytes: 1_000_000,
    },
  ],
};

function contentsOf(input: RuleInput): ImageContents {
  if (!input.contents.known) {
    throw new Error('the test gives contents');
  }
  return input.contents.value;
}

function claimOf(path: string, bytes = Infinity) {
  return (input: RuleInput): ByteClaim[] => {
    const file = contentsOf(input).liveFile(path);
    return file ? [{ file: file.id, bytes: Math.min(bytes, file.bytes) }] : [];
  };
}

describe('judgeImage', () => {
  it('turns claimed files into compressed bytes by their layer', () => {
    const { findings, gainCompressedBytes } = judgeImage({
      input: ruleInputOf(image),
      ruleSet: testRuleSet([findingRule({ id: 'waste' }, claimOf('app/a'))]),
    });
    expect(findings).toHaveLength(1);
    expect(findings[0].gain).toEqual({
      compressedBytes: 300_000,
      uncompressedBytes: 600_000,
      distinctCompressedBytes: 300_000,
      layers: [{ index: 1, compressedBytes: 300_000 }],
      isEstimate: true,
      how: 'sum',
    });
    expect(gainCompressedBytes).toBe(300_000);
  });

  it('counts a whole layer exactly, headers and all', () => {
    const { findings } = judgeImage({
      input: ruleInputOf(image),
      ruleSet: testRuleSet([
        findingRule({ id: 'all' }, input => [
          ...claimOf('app/a')(input),
          ...claimOf('app/b')(input),
        ]),
      ]),
    });
    expect(findings[0].gain).toMatchObject({
      compressedBytes: 500_000,
      isEstimate: false,
    });
  });

  it('counts no byte twice, whichever finding claims it', () => {
    const { findings, gainCompressedBytes } = judgeImage({
      input: ruleInputOf(image),
      ruleSet: testRuleSet([
        findingRule({ id: 'part' }, claimOf('app/a', 200_000)),
        findingRule({ id: 'whole' }, claimOf('app/a')),
        findingRule({ id: 'other' }, claimOf('app/b')),
      ]),
    });
    expect(
      findings.map(({ id, gain }) => [id, gain?.distinctCompressedBytes]),
    ).toEqual([
      ['whole', 300_000],
      // With the last file the rest of the blob goes too.
      ['other', 200_000],
      ['part', 0],
    ]);
    expect(gainCompressedBytes).toBe(500_000);
  });

  it('tells in which layers the gained bytes lie, and no byte of a layer twice', () => {
    const { findings, gainCompressedBytes } = judgeImage({
      input: ruleInputOf(image),
      ruleSet: testRuleSet([
        findingRule({ id: 'both' }, input => [
          ...claimOf('bin/sh', 3)(input),
          ...claimOf('app/a', 333_333)(input),
        ]),
        findingRule({ id: 'rest' }, input => [
          ...claimOf('bin/sh')(input),
          ...claimOf('app/a')(input),
          ...claimOf('app/b')(input),
        ]),
      ]),
    });
    expect(
      findings.map(({ id, gain }) => [
        id,
        gain?.distinctCompressedBytes,
        gain?.layers,
      ]),
    ).toEqual([
      [
        'rest',
        1_500_000,
        [
          { index: 0, compressedBytes: 1_000_000 },
          { index: 1, compressedBytes: 500_000 },
        ],
      ],
      ['both', 0, []],
    ]);
    expect(gainCompressedBytes).toBe(1_500_000);
  });

  it('tells whole bytes by layer that add up, however claims overlap', () => {
    const paths = ['bin/sh', 'app/a', 'app/b'];
    fc.assert(
      fc.property(
        fc.array(
          fc.array(
            fc.record({ path: fc.constantFrom(...paths), bytes: fc.nat(2e6) }),
            { maxLength: 3 },
          ),
          { maxLength: 6 },
        ),
        drawn => {
          const { findings, gainCompressedBytes } = judgeImage({
            input: ruleInputOf(image),
            ruleSet: testRuleSet(
              drawn.map((claims, index) =>
                findingRule({ id: `rule-${index}` }, input =>
                  claims.flatMap(({ path, bytes }) =>
                    claimOf(path, bytes)(input),
                  ),
                ),
              ),
            ),
          });
          const byLayer = [0, 0];
          for (const { gain } of findings) {
            let sum = 0;
            for (const { index, compressedBytes } of gain?.layers ?? []) {
              expect(Number.isInteger(compressedBytes)).toBe(true);
              byLayer[index] += compressedBytes;
              sum += compressedBytes;
            }
            expect(gain?.distinctCompressedBytes ?? 0).toBe(sum);
          }
          expect(byLayer[0]).toBeLessThanOrEqual(1_000_000);
          expect(byLayer[1]).toBeLessThanOrEqual(500_000);
          expect(gainCompressedBytes).toBe(byLayer[0] + byLayer[1]);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('never claims more of a layer than its blob', () => {
    const { gainCompressedBytes } = judgeImage({
      input: ruleInputOf({ image: image.image }),
      ruleSet: testRuleSet([
        findingRule({ id: 'a' }, () => [{ layer: 1, compressedBytes: 9e9 }]),
        findingRule({ id: 'b' }, () => [{ layer: 1, compressedBytes: 9e9 }]),
      ]),
    });
    expect(gainCompressedBytes).toBe(500_000);
  });

  it('counts a blob that is listed twice once', () => {
    const { gainCompressedBytes } = judgeImage({
      input: ruleInputOf({
        image: { layers: ['same', 'same'], layerBytes: [700, 700] },
      }),
      ruleSet: testRuleSet([
        findingRule({ id: 'a' }, () => [
          { layer: 0, compressedBytes: 700 },
          { layer: 1, compressedBytes: 700 },
        ]),
      ]),
    });
    expect(gainCompressedBytes).toBe(700);
  });

  it('leaves a rule undecided whose evidence is not there, with the reason', () => {
    const { outcomes } = judgeImage({
      input: ruleInputOf({ image: image.image }),
      ruleSet: testRuleSet([testRule({ id: 'inside', needs: ['contents'] })]),
    });
    expect(outcomes).toEqual([
      {
        rule: 'inside',
        state: 'undecided',
        missing: 'contents',
        reason: 'layer contents were not read',
      },
    ]);
  });

  it('survives a rule that throws, and says so', () => {
    const { outcomes } = judgeImage({
      input: ruleInputOf(image),
      ruleSet: testRuleSet([
        testRule({ id: 'broken' }, () => {
          throw new Error('no such thing');
        }),
        testRule({ id: 'fine' }),
      ]),
    });
    expect(outcomes).toEqual([
      {
        rule: 'broken',
        state: 'undecided',
        missing: 'manifest',
        reason: 'the rule failed: Error: no such thing',
      },
      { rule: 'fine', state: 'passed' },
    ]);
  });

  it('takes the Dockerfile that the build recorded before the one that lies there now', () => {
    const { outcomes } = judgeImage({
      input: ruleInputOf({
        ...image,
        source: {
          known: true,
          value: {
            dockerfile: {
              path: 'Dockerfile',
              text: 'FROM new',
              from: 'source',
            },
          },
        },
        provenance: {
          known: true,
          value: {
            version: 1,
            predicateType: 'https://slsa.dev/provenance/v1',
            images: [],
            others: [],
            dockerfile: { path: 'Dockerfile', text: 'FROM recorded' },
          },
        },
      }),
      ruleSet: testRuleSet([
        testRule({ id: 'text', needs: ['dockerfile'] }, input => ({
          state: 'not-applicable',
          reason:
            (input.source.known && input.source.value.dockerfile?.text) || '',
        })),
      ]),
    });
    expect(outcomes).toEqual([
      { rule: 'text', state: 'not-applicable', reason: 'FROM recorded' },
    ]);
  });

  it('lets advice take no byte from findings that count', () => {
    const { findings, score } = judgeImage({
      input: ruleInputOf({
        ...image,
        history: {
          known: true,
          value: { tag: '1', at: '2026-01-01', earlier: [], movedFrom: [] },
        },
      }),
      ruleSet: testRuleSet([
        findingRule(
          { id: 'advice', needs: ['history'], severity: 'high' },
          claimOf('app/a'),
        ),
        findingRule({ id: 'counts' }, claimOf('app/a')),
      ]),
    });
    expect(
      findings.map(({ id, isScored, gain }) => [
        id,
        isScored,
        gain?.distinctCompressedBytes,
      ]),
    ).toEqual([
      ['counts', true, 300_000],
      ['advice', false, 0],
    ]);
    expect(score.parts[0]).toMatchObject({ id: 'waste', undecided: 0 });
  });

  it('keeps one finding per key, and names it by rule and key', () => {
    const { findings } = judgeImage({
      input: ruleInputOf(image),
      ruleSet: testRuleSet([
        testRule({ id: 'many' }, () => ({
          state: 'found',
          findings: [
            testFinding(undefined, { key: 'a' }),
            testFinding(undefined, { key: 'b' }),
            testFinding(undefined, { key: 'a' }),
          ],
        })),
      ]),
    });
    expect(findings.map(({ id }) => id)).toEqual(['many:a', 'many:b']);
  });

  it('gives the same verdict whatever the order of the rules', () => {
    const rules = [
      findingRule({ id: 'one' }, claimOf('app/a', 400_000)),
      findingRule({ id: 'two' }, claimOf('app/a', 500_000)),
      findingRule({ id: 'three', family: 'safety', severity: 'high' }),
    ];
    const verdict = (order: typeof rules) => {
      const { findings, score } = judgeImage({
        input: ruleInputOf(image),
        ruleSet: testRuleSet(order),
      });
      return { findings, score };
    };
    expect(verdict(rules)).toEqual(verdict([...rules].reverse()));
  });
});
