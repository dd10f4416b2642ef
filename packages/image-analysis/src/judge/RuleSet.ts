import { Rule } from '../rules/Rule';
import { RuleOptions } from '../rules/RuleInput';

/**
 * The rules that images are judged by, with their weights.
 * @public
 */
export interface RuleSet {
  /**
   * Names the rules with their versions, their weights, the options and the
   * formula of the score: two sets of one name give equal verdicts on equal
   * facts, and a verdict of another name is to be made anew.
   */
  id: string;
  /** Enabled rules, in the order of the catalogue. */
  rules: readonly Rule[];
  /** All rules, the disabled ones among them. */
  catalogue: readonly Rule[];
  /** 1 unless the configuration says otherwise; 0: found, but not scored. */
  weightOf(rule: string): number;
  options: RuleOptions;
}
