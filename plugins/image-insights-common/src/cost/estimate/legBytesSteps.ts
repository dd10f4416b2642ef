import { CostLeg, CostStep } from '../schema';
import { plainBytes, plainNumber, sumOf } from './expression';
import { MeasuredStream, sumOver, totalOf } from './measuredStreams';

const STEP_OF = {
  perDeployment: 'bytes-per-deployment',
  perMonth: 'bytes-per-month',
} as const;

interface LegBytes {
  leg: CostLeg;
  /** Whose bytes it bills. */
  streams: MeasuredStream[];
  /** Of a deployment of each, where a month has none. */
  per: keyof typeof STEP_OF;
}

/**
 * How the bytes of a leg come about, where no line of a stream says them: the
 * sum of several streams, or, where manifests are billed apart from layers,
 * the share of each.
 */
export function legBytesSteps({ leg, streams, per }: LegBytes): CostStep[] {
  const total = sumOf(
    streams.map(({ bytes }) => plainBytes(totalOf(bytes[per]))),
  );
  const api = sumOver(streams, ({ bytes }) => bytes[per].api);
  switch (leg.applies) {
    case 'api':
      return apiSteps({ leg, streams, per });
    case 'blob':
      return api === 0 && streams.length === 1
        ? []
        : [
            lineOf(
              leg,
              STEP_OF[per],
              `${total} − ${plainBytes(api)}`,
              leg.bytes,
            ),
          ];
    default:
      return streams.length === 1
        ? []
        : [lineOf(leg, STEP_OF[per], total, leg.bytes)];
  }
}

function apiSteps({ leg, streams, per }: LegBytes): CostStep[] {
  const moving = streams.filter(({ bytes }) => bytes.perDeployment.api > 0);
  const ofStreams = moving.flatMap(({ stream, bytes }) => {
    const { perDeployment, perMonth, perPull, cold } = bytes;
    const often = plainNumber(stream.settings.deploymentsPerMonth);
    return [
      lineOf(
        leg,
        STEP_OF.perDeployment,
        sumOf([
          `${plainNumber(bytes.pulls)} × ${plainBytes(perPull.api)}`,
          ...(bytes.extraColdPulls > 0
            ? [`${plainNumber(bytes.extraColdPulls)} × ${plainBytes(cold.api)}`]
            : []),
        ]),
        perDeployment.api,
      ),
      lineOf(
        leg,
        STEP_OF.perMonth,
        `${often} × ${plainBytes(perDeployment.api)}`,
        perMonth.api,
      ),
    ];
  });
  const sum = sumOf(moving.map(({ bytes }) => plainBytes(bytes[per].api)));
  return [
    // Those of a deployment stand among those of a month.
    ...(per === 'perMonth' ? ofStreams : []),
    ...(moving.length > 1 ? [lineOf(leg, STEP_OF[per], sum, leg.bytes)] : []),
  ];
}

function lineOf(
  leg: CostLeg,
  id: CostStep['id'],
  expression: string,
  result: number,
): CostStep {
  return { id, subject: leg.price, expression, result, unit: 'B' };
}
