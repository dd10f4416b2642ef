import { RunStep } from './runSteps';
import { runText } from './cacheMount';
import { RemedyChange } from '../Rule';

/**
 * The change that rewrites a RUN's own script; absent where the replacement
 * changes nothing in it.
 */
export function scriptChange(
  step: RunStep,
  rewrite: (script: string) => string,
): RemedyChange | undefined {
  const script = rewrite(step.script);
  return script === step.script
    ? undefined
    : {
        in: 'Dockerfile',
        before: runText(step.flags, step.script),
        after: runText(step.flags, script),
      };
}
