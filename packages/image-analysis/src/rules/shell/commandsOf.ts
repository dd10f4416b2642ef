import { ShellCommand } from './ShellCommand';
import { ShellParser } from './ShellParser';

/**
 * Finds the simple commands of a shell script (POSIX and what is common in
 * bash), in their order: in lists, pipes, groups, conditions, loops, functions,
 * substitutions, `sh -c` and heredocs that are fed to a shell. As in a
 * Dockerfile, a comment line does not end a continued line. Never throws; the
 * time is linear in the length times the depth of nesting.
 */
export function commandsOf(script: string): ShellCommand[] {
  return new ShellParser(script, 0, false).parse();
}
