import { LayerDescription } from '../../model';
import { joinRuns } from '../shared/joinRuns';
import { runScript } from '../shared/runScript';
import { RemedyChange } from '../Rule';

const MOST_RUNS = 12;

/** RUNs that follow each other, written as one. */
export function mergedChain(
  chain: readonly LayerDescription[],
): RemedyChange | undefined {
  const runs = chain
    .slice(0, MOST_RUNS)
    .flatMap(layer => runScript(layer) ?? []);
  if (runs.length < 2) {
    return undefined;
  }
  return {
    in: 'Dockerfile',
    before: runs
      .map(({ flags, script }) => ['RUN', ...flags, script].join(' '))
      .join('\n'),
    after: joinRuns(
      runs.map(({ script }) => script),
      runs.flatMap(({ flags }) => flags),
    ),
  };
}
