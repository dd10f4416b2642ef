import {
  costExamples,
  CostExample,
  WHAT_MATTERS_EXAMPLE,
} from '../testing/costExamples';
import { CostSettings, CostStep } from '../schema';
import { defaultCostSettings } from './defaultSettings';
import { estimateCost } from './estimateCost';
import { plainNumber } from './expression';
import { sensitivity } from './sensitivity';

/**
 * The parts of docs/cost.md that are calculated, by the name of their place
 * in the page.
 */
export function costDocumentParts(): Map<string, string> {
  return new Map([
    ['assumptions', assumptionTable()],
    ...costExamples.map((example): [string, string] => [
      example.id,
      arithmeticOf(example),
    ]),
    ['what matters', sensitivityTable()],
  ]);
}

const STEP_TITLES: Record<CostStep['id'], string> = {
  'cold-bytes': 'the whole image',
  'missing-bytes': 'what a node does not hold',
  'expected-bytes': 'a pull on average',
  pulls: 'pulls in a deployment',
  'bytes-per-deployment': 'a deployment moves',
  'bytes-per-month': 'a month moves',
  'billed-units': 'billed units',
  'leg-amount': 'price times units',
  currency: 'in your currency',
  'amount-per-month': 'a month costs',
  'amount-per-deployment': 'a deployment costs',
  'fixed-amount': 'paid by the hour',
  'seconds-per-node': 'download on a node',
  'seconds-per-rollout': 'download in a rollout',
  'storage-amount': 'storage in a month',
};

function arithmeticOf({ input, steps }: CostExample): string {
  const lines = estimateCost(input)
    .steps.filter(({ id }) => steps.includes(id))
    .map(step => `${titleOf(step)}: ${step.expression} = ${resultOf(step)}`);
  return ['```text', ...lines, '```'].join('\n');
}

function titleOf({ id, subject }: CostStep): string {
  const title = STEP_TITLES[id];
  return subject === undefined ? title : `${title}, ${subject}`;
}

function resultOf({ result, unit }: CostStep): string {
  switch (unit) {
    case 'B':
      return `${plainNumber(Math.round(result))} B`;
    case 'money':
      return `$${withCents(shortest(result, 7))}`;
    case 's':
      return `${shortest(result, 3)} s`;
    default:
      return shortest(result, 6);
  }
}

function shortest(value: number, digits: number): string {
  return plainNumber(Number(value.toFixed(digits)));
}

/** `43.80` for `43.8`. */
function withCents(amount: string): string {
  const [whole, fraction = ''] = amount.split('.');
  return `${whole}.${fraction.padEnd(2, '0')}`;
}

const ASSUMPTIONS: [key: keyof CostSettings, meaning: string][] = [
  ['path', 'the way from the registry to the nodes, by what it costs'],
  ['region', 'where the nodes are'],
  ['instances', 'what a deployment starts'],
  ['deploymentsPerMonth', 'in a month of 30.4 days'],
  ['nodes', 'that may run the instances; 0: one per instance'],
  ['placement', 'how instances come to nodes'],
  ['runtime', 'who pulls: a node once, every task, or the platform once'],
  ['cache', 'what a node holds when a deployment comes'],
  ['reuse', 'when a layer that is there is not fetched again'],
  ['coldShare', 'share of pulls on nodes that hold nothing'],
  ['extraColdPulls', 'pulls of all of it that each deployment adds'],
  ['nodeBandwidth', 'bytes a second that a node receives'],
  ['waves', 'steps of a rollout, one after the other'],
  ['zones', 'each has its gateway or endpoints'],
  ['crossZoneShare', 'share of bytes that crosses a zone'],
  ['gigabyte', 'how many bytes a billed gigabyte has'],
  ['otherTrafficBytes', 'what fills the price tiers already'],
  ['sharedNodes', 'whether layers of other services count as held'],
];

function assumptionTable(): string {
  return table(
    ['assumption', 'default', 'what it means'],
    ASSUMPTIONS.map(([key, meaning]) => {
      const value = defaultCostSettings[key];
      return [
        `\`${key}\``,
        typeof value === 'number' ? plainNumber(value) : `\`${value}\``,
        meaning,
      ];
    }),
  );
}

const CHANGE_TITLES: Record<string, string> = {
  today: 'as above',
  'no-cache': 'nodes keep nothing',
  'deployments-times-10': 'ten times as many deployments',
  'half-of-the-image-moves': 'half of the layers move each time',
  'cold-share-0.3': '30 % of pulls on new nodes',
  'instances-times-3': 'three times as many instances and nodes',
  'region-sa-east-1': 'nodes in São Paulo',
  'path-aws-cross-region': 'registry in another region',
  'region-ap-southeast-2': 'nodes in Sydney',
  'decimal-gigabytes': 'a gigabyte of 10⁹ bytes',
  'random-placement': 'instances come to nodes by chance',
  'five-nodes': 'on five nodes',
  'path-aws-nat-s3-gateway': 'S3 gateway endpoint',
};

function sensitivityTable(): string {
  return table(
    ['changed', 'a month'],
    sensitivity(WHAT_MATTERS_EXAMPLE).map(({ change, amountPerMonth }) => [
      CHANGE_TITLES[change] ?? change,
      dollars(amountPerMonth),
    ]),
  );
}

/** To the cent; what is less than one but not nothing says so. */
export function dollars(amount: number): string {
  return amount > 0 && amount < 0.005 ? '< $0.01' : `$${amount.toFixed(2)}`;
}

/** As Prettier lays it out. */
function table(head: string[], rows: string[][]): string {
  const widths = head.map((title, column) =>
    Math.max(title.length, ...rows.map(row => row[column].length)),
  );
  const line = (cells: string[]) =>
    `| ${cells
      .map((cell, column) => cell.padEnd(widths[column]))
      .join(' | ')} |`;
  return [
    line(head),
    line(widths.map(width => '-'.repeat(width))),
    ...rows.map(line),
  ].join('\n');
}
