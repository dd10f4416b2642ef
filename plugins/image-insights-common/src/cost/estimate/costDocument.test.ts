import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CostInput, CostScenario } from '../schema';
import { costExamples } from '../testing/costExamples';
import { whatIfs } from '../whatif';
import { costDocumentParts, dollars } from './costDocument';
import { estimateCost } from './estimateCost';
import { plainNumber } from './expression';
import { withSettings } from './withSettings';

const file = join(__dirname, '../../../../../docs/cost.md');

/** The page with its calculated parts as they come out now. */
function filled(text: string): string {
  let page = text;
  for (const [name, part] of costDocumentParts()) {
    const [begin, end] = [`<!-- ${name} -->`, `<!-- end of ${name} -->`];
    const from = page.indexOf(begin);
    const to = page.indexOf(end);
    if (from < 0 || to < from) {
      throw new Error(`docs/cost.md has no place ${begin} … ${end}`);
    }
    page = `${page.slice(0, from + begin.length)}\n\n${part}\n\n${page.slice(
      to,
    )}`;
  }
  return page;
}

/** What people wrote: all but the calculated parts. */
function prose(text: string): string {
  let rest = text;
  for (const name of costDocumentParts().keys()) {
    const from = rest.indexOf(`<!-- ${name} -->`);
    const to = rest.indexOf(`<!-- end of ${name} -->`);
    rest = rest.slice(0, from) + rest.slice(to);
  }
  return rest;
}

function inputOf(id: string): CostInput {
  const example = costExamples.find(candidate => candidate.id === id);
  if (!example) {
    throw new Error(`no example ${id}`);
  }
  return example.input;
}

function estimateOf(id: string) {
  return estimateCost(inputOf(id));
}

function scenarioOf(id: string, scenario: string): CostScenario {
  const found = whatIfs(inputOf(id)).find(({ id: of }) => of === scenario);
  if (!found) {
    throw new Error(`no scenario ${scenario} in ${id}`);
  }
  return found;
}

/** Every amount, size and time that sentences of the page name, as it is calculated. */
function figures(): string[] {
  const [e1, e2, e3, below, e4, e5, smaller] = [
    'E1',
    'E2',
    'E3',
    'E3 below',
    'E4',
    'E5',
    'E5 smaller',
  ].map(estimateOf);
  const decimal = estimateCost(
    withSettings(inputOf('E1'), { gigabyte: 'decimal' }),
  );
  const endpoints = scenarioOf('E1', 'path:aws-vpc-endpoints');
  const replica = scenarioOf('E4', 'replicate');
  const throughNat = ['E5', 'E5 smaller'].map(
    id =>
      estimateCost(withSettings(inputOf(id), { path: 'aws-nat' })).amount
        .perMonth,
  );
  const keptGigabytes = (endpoints.breakEven?.keptBytesPerMonth ?? NaN) / 1e9;
  const replicaStorage =
    (replica.storageAmountPerMonth ?? NaN) -
    (e4.storage?.amountPerMonth ?? NaN);
  const savedStorage =
    (e5.storage?.amountPerMonth ?? NaN) -
    (smaller.storage?.amountPerMonth ?? NaN);
  return [
    dollars(e1.amount.perDeployment),
    dollars(e1.amount.perMonth),
    dollars(decimal.amount.perDeployment),
    dollars(decimal.amount.perMonth),
    dollars(e1.fixedPerMonth),
    dollars(e2.amount.perMonth),
    dollars(e2.fixedPerMonth),
    `${plainNumber(Math.round(keptGigabytes))} GB`,
    dollars(e3.amount.perMonth),
    dollars(below.amount.perMonth),
    dollars(below.amount.perMonth - e3.amount.perMonth),
    `${(below.time.secondsPerNode - e3.time.secondsPerNode).toFixed(2)} s`,
    dollars(e4.amount.perMonth),
    dollars(e4.amount.highPerMonth),
    dollars(replica.amountPerMonth + replicaStorage),
    dollars(e5.amount.perMonth),
    dollars(savedStorage),
    `${(e5.time.secondsPerNode - smaller.time.secondsPerNode).toFixed(1)} s`,
    dollars(throughNat[0] - throughNat[1]),
  ];
}

describe('docs/cost.md', () => {
  if (process.env.UPDATE_DOCS) {
    writeFileSync(file, filled(readFileSync(file, 'utf8')));
  }
  const text = readFileSync(file, 'utf8');

  it('has the arithmetic, defaults and what matters as they are calculated', () => {
    expect(text).toBe(filled(text));
  });

  it('names all figures of the examples as they are calculated', () => {
    const missing = figures().filter(figure => !prose(text).includes(figure));
    expect(missing).toEqual([]);
  });

  it('names no other amount of money', () => {
    const named = prose(text).match(/(?:< )?\$\d[\d,]*(?:\.\d+)?/g) ?? [];
    const known = new Set([
      ...figures(),
      // What is negligible, and prices that the text is about.
      '$10',
      '$0.045',
      '$0.02',
      '$0.09',
    ]);
    expect(named.filter(amount => !known.has(amount))).toEqual([]);
    expect(named.length).toBeGreaterThan(10);
  });
});
