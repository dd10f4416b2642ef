import { RuleSeverity } from '../Rule';

/** What a kind of leftover is called, and why it should not be there. */
export interface LeftoverKind {
  /** In a title: `Version control data`. */
  name: string;
  /** Why it hurts besides its bytes, as a sentence. */
  harm?: string;
  /** However few its bytes are. */
  leastSeverity: RuleSeverity;
}

const HISTORY: LeftoverKind = {
  name: 'Version control data',
  harm: 'Whoever pulls the image can read the whole history of the sources, deleted secrets included.',
  leastSeverity: 'medium',
};

const KINDS: ReadonlyMap<string, LeftoverKind> = new Map([
  ['git', HISTORY],
  ['svn', HISTORY],
  ['hg', HISTORY],
  ['vcs', { name: 'Remains of merges', leastSeverity: 'info' }],
  ['ide', { name: 'Settings of editors', leastSeverity: 'info' }],
  ['ci', { name: 'Definitions of CI', leastSeverity: 'info' }],
  ['docker', { name: 'Files that build the image', leastSeverity: 'info' }],
  ['coverage', { name: 'Coverage reports', leastSeverity: 'info' }],
  ['tests', { name: 'Tests and their data', leastSeverity: 'info' }],
  [
    'logs',
    {
      name: 'Log files',
      harm: 'They may tell names and addresses of the machine that built the image.',
      leastSeverity: 'info',
    },
  ],
  [
    'core-dump',
    {
      name: 'Core dumps',
      harm: 'They hold the memory of a program, with whatever secrets were in it.',
      leastSeverity: 'medium',
    },
  ],
]);

/** A kind of leftover by the name that path traits give it. */
export function leftoverKind(kind: string): LeftoverKind {
  return (
    KINDS.get(kind) ?? {
      name: `Leftovers of development (${kind})`,
      leastSeverity: 'info',
    }
  );
}
