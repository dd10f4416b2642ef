/** A compound command that is open: what comes next is in it. */
export interface ShellFrame {
  kind: 'if' | 'loop' | 'case' | 'group' | 'function';
  /** What is in it may not run. */
  isConditional: boolean;
  /** In a `case`: a pattern is being read, not a command. */
  isPattern?: boolean;
}
