import fc from 'fast-check';
import { judgeImage } from '../judge/judgeImage';
import { findingRule, testRule, testRuleSet } from '../judge/testing';
import { Rule, RuleSeverity } from '../rules/Rule';
import { TestRuleInput, ruleInputOf } from '../rules/testing';
import { Score } from './Score';
import { SCORE_FORMULA } from './formula';

function scoreOf(
  test: TestRuleInput,
  rules: Rule[] = [],
  weights: Record<string, number> = {},
): Score {
  return judgeImage({
    input: ruleInputOf(test),
    ruleSet: testRuleSet(rules, weights),
  }).score;
}

/** Config included, as many compressed bytes as said. */
function imageOf(compressedBytes: number, isRead = true): TestRuleInput {
  return {
    image: { layers: ['only'], layerBytes: [compressedBytes - 1_500] },
    contents: isRead ? [{ files: { 'app/x': 1_000 } }] : undefined,
  };
}

function part(score: Score, id: string) {
  const found = score.parts.find(candidate => candidate.id === id);
  if (!found) {
    throw new Error(`no part ${id}`);
  }
  return found;
}

describe('computeScore', () => {
  it('gives 100 points to the smallest image without a fault', () => {
    expect(scoreOf(imageOf(100_000))).toMatchObject({
      points: 100,
      upTo: 100,
      grade: 'A',
      evidence: 1,
    });
  });

  it('shares 100 points among its parts', () => {
    const { available } = SCORE_FORMULA;
    expect(Object.values(available).reduce((sum, n) => sum + n, 0)).toBe(100);
  });

  it('takes 4 points for each tenfold size', () => {
    const sizes = [1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11];
    expect(
      sizes.map(bytes => part(scoreOf(imageOf(bytes)), 'size').earned),
    ).toEqual([20, 16, 12, 8, 4, 0, 0]);
  });

  it('takes the share of the points that is the share of the bytes', () => {
    const wasteful = findingRule({ id: 'half' }, () => [
      { layer: 0, compressedBytes: 500_000 },
    ]);
    const score = scoreOf(imageOf(1_000_000), [wasteful]);
    expect(part(score, 'waste')).toMatchObject({
      earned: 22.5,
      lost: 22.5,
      losses: [{ finding: 'half', points: 22.5 }],
    });
  });

  it('earns nothing for bytes that were not read, and says what it could be', () => {
    const score = scoreOf(imageOf(1_000_000, false));
    const waste = part(score, 'waste');
    // All but the config.
    expect(waste.undecided).toBe(44.93);
    expect(waste.earned).toBe(0.07);
    expect(score.upTo).toBe(96);
    expect(score.points).toBe(51.07);
    expect(score.evidence).toBe(0.5507);
  });

  it('takes a fixed loss for habits, once per rule, by severity and weight', () => {
    const habit = (id: string, severity: RuleSeverity) =>
      findingRule({ id, severity, family: 'safety' });
    const rules = [
      habit('high', 'high'),
      habit('medium', 'medium'),
      habit('low', 'low'),
      habit('info', 'info'),
    ];
    const small = imageOf(100_000);
    expect(part(scoreOf(small, rules), 'safety').lost).toBe(7);
    expect(part(scoreOf(small, rules, { high: 0.5 }), 'safety').lost).toBe(5);
    expect(part(scoreOf(small, rules, { high: 0 }), 'safety').lost).toBe(3);
    expect(part(scoreOf(small, rules, { high: 9 }), 'safety').earned).toBe(0);
  });

  it('counts undecided habits apart, never as passed', () => {
    const rule = testRule(
      { id: 'unsure', family: 'hygiene', severity: 'high' },
      () => ({ state: 'undecided', missing: 'contents', reason: 'unread' }),
    );
    const score = scoreOf(imageOf(100_000), [rule]);
    expect(part(score, 'hygiene')).toMatchObject({
      earned: 3,
      lost: 0,
      undecided: 4,
      losses: [{ undecidedRule: 'unsure', points: 4 }],
    });
    expect(score).toMatchObject({ points: 96, upTo: 100, evidence: 0.96 });
  });

  it('leaves advice out, found or undecided', () => {
    const rules = [
      testRule({ id: 'a', family: 'layers', needs: ['dockerfile'] }),
      testRule({ id: 'b', family: 'layers', needs: ['history'] }),
    ];
    expect(scoreOf(imageOf(100_000), rules).points).toBe(100);
  });

  it.each([
    { image: 50_000_000, base: 46_000_000, symbols: 500_000, points: 44.35 },
    { image: 4_000_000, base: 0, symbols: 500_000, points: 84.96 },
    { image: 3_500_000, base: 0, symbols: 0, points: 90.82 },
  ])('is $points in the worked example of docs/score.md', example => {
    const wasteful = (id: string, compressedBytes: number) =>
      compressedBytes > 0
        ? [findingRule({ id }, () => [{ layer: 0, compressedBytes }])]
        : [];
    const claims = example.base + example.symbols;
    const score = scoreOf(imageOf(example.image), [
      ...wasteful('base-and-symbols', claims),
      findingRule({ id: 'root', family: 'safety', severity: 'medium' }),
      findingRule({ id: 'label', family: 'reproducibility', severity: 'low' }),
    ]);
    expect(score.points).toBe(example.points);
  });

  it('adds up exactly, and falls with every further waste', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 50_000, max: 2_000_000_000 }),
        fc.array(fc.integer({ min: 0, max: 2_000_000_000 }), {
          maxLength: 12,
        }),
        fc.boolean(),
        (bytes, claims, isRead) => {
          const rules = claims.map((compressedBytes, index) =>
            findingRule({ id: `r${index}` }, () => [
              { layer: 0, compressedBytes },
            ]),
          );
          const score = scoreOf(imageOf(bytes, isRead), rules);
          for (const one of score.parts) {
            const sum = one.earned + one.lost + one.undecided;
            expect(sum).toBeCloseTo(one.available, 9);
            const losses = one.losses.reduce((s, l) => s + l.points, 0);
            expect(losses).toBeCloseTo(one.lost + one.undecided, 9);
            expect(one.earned).toBeGreaterThanOrEqual(0);
          }
          const earned = score.parts.reduce((s, p) => s + p.earned, 0);
          expect(score.points).toBeCloseTo(earned, 9);
          const fewer = scoreOf(imageOf(bytes, isRead), rules.slice(1));
          expect(fewer.points).toBeGreaterThanOrEqual(score.points);
        },
      ),
      { numRuns: 60 },
    );
  });
});
