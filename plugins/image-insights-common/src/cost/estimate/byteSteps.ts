import { cacheOf, MoveRate, nodesOf } from '../bytes';
import { carriedBytes } from '../bytes/carriedBytes';
import { chancesHeld } from '../bytes/chancesHeld';
import { CostSettings, CostStep, CostStream } from '../schema';
import { plainBytes, plainNumber, sumOf } from './expression';
import { MeasuredStream, totalOf } from './measuredStreams';

/** Terms of a sum that are written out; the rest is one term. */
const MOST_TERMS = 200;

/**
 * How the bytes of a stream come about: the current image, what a pull of it
 * moves, how many pulls, a deployment, a month. `subject` is the stream where
 * there are several.
 */
export function byteSteps(
  { stream, bytes }: MeasuredStream,
  subject: string | undefined,
): CostStep[] {
  const { settings } = stream;
  const cold = totalOf(bytes.cold);
  const kept = totalOf(bytes.kept);
  const perPull = totalOf(bytes.perPull);
  const steps: CostStep[] = [
    {
      id: 'cold-bytes',
      expression: coldExpression(stream),
      result: cold,
      unit: 'B',
    },
  ];
  if (cacheOf(settings) !== 'none') {
    steps.push({
      id: 'missing-bytes',
      expression:
        settings.cache === 'hitRatio'
          ? hitRatioExpression(stream, cold)
          : warmExpression({ stream, bytes }),
      result: kept,
      unit: 'B',
    });
    if (bytes.coldShare > 0) {
      const share = plainNumber(bytes.coldShare);
      steps.push({
        id: 'expected-bytes',
        expression: `(1 − ${share}) × ${plainBytes(
          kept,
        )} + ${share} × ${plainBytes(cold)}`,
        result: perPull,
        unit: 'B',
      });
    }
  }
  steps.push(
    {
      id: 'pulls',
      expression: pullsExpression(stream),
      result: bytes.pulls,
      unit: 'pulls',
    },
    {
      id: 'bytes-per-deployment',
      expression: sumOf([
        `${plainNumber(bytes.pulls)} × ${plainBytes(perPull)}`,
        ...(bytes.extraColdPulls > 0
          ? [`${plainNumber(bytes.extraColdPulls)} × ${plainBytes(cold)}`]
          : []),
      ]),
      result: totalOf(bytes.perDeployment),
      unit: 'B',
    },
    {
      id: 'bytes-per-month',
      expression: `${plainNumber(settings.deploymentsPerMonth)} × ${plainBytes(
        totalOf(bytes.perDeployment),
      )}`,
      result: totalOf(bytes.perMonth),
      unit: 'B',
    },
  );
  return steps.map(step =>
    subject === undefined ? step : { ...step, subject },
  );
}

/** A term of a sum of bytes. */
interface Term {
  text: string;
  bytes: number;
}

function coldExpression({ releases }: CostStream): string {
  const { layers, configBytes, manifestBytes } = releases[releases.length - 1];
  return limitedSum(
    [...carriedBytes(layers), configBytes, manifestBytes]
      .filter(bytes => bytes > 0)
      .map(bytes => ({ text: plainBytes(bytes), bytes })),
  );
}

function hitRatioExpression({ settings, releases }: CostStream, cold: number) {
  const { configBytes, manifestBytes } = releases[releases.length - 1];
  const layers = cold - configBytes - manifestBytes;
  return sumOf([
    `(1 − ${plainNumber(settings.hitRatio)}) × ${plainBytes(layers)}`,
    plainBytes(configBytes),
    plainBytes(manifestBytes),
  ]);
}

function warmExpression({ stream, bytes }: MeasuredStream): string {
  const { releases, settings } = stream;
  const image = releases[releases.length - 1];
  const carried = carriedBytes(image.layers);
  const chances = settings.sharedNodes
    ? chancesHeld(image.layers, settings.reuse)
    : [];
  const terms = (bytes.rates?.layers ?? []).map((rate, index) =>
    termOf(carried[index], rate, chances[index] ?? 0),
  );
  if (bytes.rates) {
    terms.push(termOf(image.configBytes, bytes.rates.image, 0));
    terms.push(termOf(image.manifestBytes, bytes.rates.image, 0));
  }
  return limitedSum(terms.filter(term => term.bytes > 0));
}

function termOf(bytes: number, rate: MoveRate, held: number): Term {
  const { moved, transitions } = rate;
  const often =
    moved === transitions
      ? ''
      : ` × ${plainNumber(moved)} / ${plainNumber(transitions)}`;
  const others = held === 0 ? '' : ` × (1 − ${plainNumber(held)})`;
  return {
    text: `${plainBytes(bytes)}${often}${others}`,
    bytes: ((bytes * moved) / transitions) * (1 - held),
  };
}

function limitedSum(terms: Term[]): string {
  if (terms.length === 0) {
    return plainBytes(0);
  }
  const rest = terms.slice(MOST_TERMS);
  return sumOf([
    ...terms.slice(0, MOST_TERMS).map(({ text }) => text),
    ...(rest.length > 0
      ? [plainBytes(rest.reduce((sum, term) => sum + term.bytes, 0))]
      : []),
  ]);
}

function pullsExpression({ settings, platformShare }: CostStream): string {
  const pulls = nodePullsExpression(settings);
  return platformShare === 1
    ? pulls
    : `${pulls} × ${plainNumber(platformShare)}`;
}

function nodePullsExpression(settings: CostSettings): string {
  const { instances, placement, instancesPerNode, runtime } = settings;
  const k = plainNumber(instances);
  const n = plainNumber(nodesOf(settings));
  if (instances === 0) {
    return '0';
  }
  if (runtime === 'task') {
    return k;
  }
  if (runtime === 'import') {
    return `min(${k}; 1)`;
  }
  switch (placement) {
    case 'random':
      return `${n} × (1 − (1 − 1 / ${n})^${k})`;
    case 'packed':
      return `min(${n}; ⌈${k} / ${plainNumber(instancesPerNode)}⌉)`;
    case 'daemonset':
      return n;
    default:
      return `min(${n}; ${k})`;
  }
}
