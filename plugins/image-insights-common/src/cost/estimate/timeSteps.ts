import { CostStep } from '../schema';
import { plainBytes, plainNumber } from './expression';
import { MeasuredStream, totalOf } from './measuredStreams';

/**
 * How long a node downloads a typical pull, and a rollout takes at least: for
 * each stream, which is the subject where there are several.
 */
export function timeSteps(
  { stream, bytes }: MeasuredStream,
  subject: string | undefined,
): CostStep[] {
  const { nodeBandwidth, waves } = stream.settings;
  const perPull = totalOf(bytes.perPull);
  const seconds = perPull / nodeBandwidth;
  const about = subject === undefined ? {} : { subject };
  return [
    {
      id: 'seconds-per-node',
      ...about,
      expression: `${plainBytes(perPull)} / ${plainNumber(nodeBandwidth)} B/s`,
      result: seconds,
      unit: 's',
    },
    {
      id: 'seconds-per-rollout',
      ...about,
      expression: `${plainNumber(waves)} × ${plainNumber(seconds)} s`,
      result: waves * seconds,
      unit: 's',
    },
  ];
}
