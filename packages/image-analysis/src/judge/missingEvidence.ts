import { Evidence, Rule } from '../rules/Rule';
import { RuleInput } from '../rules/RuleInput';

/** The first thing that a rule needs and that is not there, and why. */
export function missingEvidence(
  rule: Pick<Rule, 'needs'>,
  input: RuleInput,
): { missing: Evidence; reason: string } | undefined {
  for (const evidence of rule.needs) {
    const reason = reasonWithout(evidence, input);
    if (reason !== undefined) {
      return { missing: evidence, reason };
    }
  }
  return undefined;
}

function reasonWithout(
  evidence: Evidence,
  input: RuleInput,
): string | undefined {
  const { source } = input;
  switch (evidence) {
    case 'manifest':
      return undefined;
    case 'contents':
      return input.contents.known ? undefined : input.contents.reason;
    case 'history':
      return input.history.known ? undefined : input.history.reason;
    case 'registry':
      return input.registry.known ? undefined : input.registry.reason;
    case 'dockerfile':
      if (!source.known) {
        return source.reason;
      }
      return source.value.dockerfile ? undefined : 'no Dockerfile was found';
    case 'dockerignore':
      if (!source.known) {
        return source.reason;
      }
      return source.value.dockerignore
        ? undefined
        : 'it is not known which .dockerignore applies';
    default:
      return `nothing is known of ${String(evidence)}`;
  }
}
