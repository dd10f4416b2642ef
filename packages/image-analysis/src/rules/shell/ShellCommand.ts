/**
 * One simple command of a shell script, found at any depth of lists, pipes,
 * groups, conditions and loops.
 */
export interface ShellCommand {
  /** Without directory: `apt-get`. Prefixes such as `sudo`, `env A=b`, `exec`, `time` are passed over. */
  name: string;
  /** Quotes removed; variables as written: `$HOME/x`. */
  args: string[];
  /** Assignments in front of it: `DEBIAN_FRONTEND=noninteractive`. */
  assignments: Record<string, string>;
  /** As written, for showing and rewriting. */
  text: string;
  /** What joins it to the command before it. */
  joinedBy?: '&&' | '||' | ';' | '|' | '&';
  /** Inside if, case, loops or functions: may not run at all. */
  isConditional: boolean;
}
