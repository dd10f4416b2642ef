import { RuleOutcome } from '../Rule';
import { RuleInput } from '../RuleInput';

/**
 * The outcome of a rule about instructions where nothing tells them; absent
 * where history is there.
 */
export function unknownHistory({ image }: RuleInput): RuleOutcome | undefined {
  return image.history.state === 'missing'
    ? {
        state: 'undecided',
        missing: 'manifest',
        reason: `the image does not tell its instructions: ${image.history.reason}`,
      }
    : undefined;
}

/** Passed, or undecided where nothing tells the instructions. */
export function noInstructionFound(input: RuleInput): RuleOutcome {
  return unknownHistory(input) ?? { state: 'passed' };
}
