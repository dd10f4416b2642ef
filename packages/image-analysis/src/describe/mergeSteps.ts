import { BuilderFact, Instruction } from '../model';
import { JoinedHistory } from './joinHistory';

/** Input of {@link mergeSteps}. */
export interface MergeStepsOptions {
  builder: BuilderFact;
  joined: JoinedHistory;
  told: ReadonlyArray<Instruction | undefined>;
}

/** Told steps after merging, and which entries went into a later one. */
export interface MergedSteps {
  told: Array<Instruction | undefined>;
  merged: ReadonlySet<number>;
}

const CHANGES_FILES = new Set(['RUN', 'COPY', 'ADD']);

/**
 * Without `--layers`, buildah commits all steps as one layer and marks every
 * step but the last as empty, those that change files too. That layer's
 * instruction is then all of them.
 */
export function mergeSteps(options: MergeStepsOptions): MergedSteps {
  const { builder, joined } = options;
  const told = [...options.told];
  const merged = new Set<number>();
  if (builder.name !== 'buildah') {
    return { told, merged };
  }
  let waiting: number[] = [];
  told.forEach((step, index) => {
    if (!joined.madeLayer[index]) {
      if (step && CHANGES_FILES.has(step.keyword)) {
        waiting.push(index);
      }
      return;
    }
    if (waiting.length > 0) {
      told[index] = join([...waiting.map(at => told[at]), step]);
      waiting.forEach(at => merged.add(at));
    }
    waiting = [];
  });
  return { told, merged };
}

/** One instruction of several; its keyword is that of a step that ran, or copied. */
function join(
  steps: ReadonlyArray<Instruction | undefined>,
): Instruction | undefined {
  const parts = steps.filter(step => step !== undefined);
  const leading =
    parts.find(({ keyword }) => keyword === 'RUN') ??
    parts.find(({ keyword }) => CHANGES_FILES.has(keyword));
  return (
    leading && {
      keyword: leading.keyword,
      text: parts.map(({ text }) => text).join('\n'),
    }
  );
}
