/** What runs another command: how many of its own words to pass over. */
interface Wrapper {
  /** Options that take a value as the next word. */
  valued?: readonly string[];
  /** Operands in front of the command: the user of `gosu`. */
  operands?: number;
  /** Assignments may stand in front of the command. */
  assigns?: boolean;
}

const WRAPPERS: Readonly<Record<string, Wrapper>> = {
  sudo: {
    valued: ['-u', '-g', '-h', '-p', '-C', '-r', '-t', '-D', '--user'],
    assigns: true,
  },
  doas: { valued: ['-u', '-C'] },
  env: { valued: ['-u', '-C', '-S', '--unset', '--chdir'], assigns: true },
  exec: { valued: ['-a'] },
  command: {},
  builtin: {},
  nohup: {},
  time: { valued: ['-f', '-o'] },
  nice: { valued: ['-n'] },
  ionice: { valued: ['-c', '-n', '-p'] },
  timeout: { valued: ['-s', '-k'], operands: 1 },
  eatmydata: {},
  gosu: { operands: 1 },
  'su-exec': { operands: 1 },
  setarch: { operands: 1 },
  xargs: {
    valued: ['-n', '-I', '-L', '-P', '-d', '-E', '-s', '-a', '--max-args'],
  },
};

const SHELL = /^(?:ba|da|a|z|k|mk)?sh$/;
const ASSIGNMENT = /^([A-Za-z_]\w*)\+?=([\s\S]*)$/;

/** A command without what is in front of it. */
export interface UnwrappedCommand {
  name: string;
  args: string[];
  assignments: Record<string, string>;
  /** Script of `sh -c`, `su -c` or `eval`, which is what runs. */
  script?: string;
  /** Which of the words that script is made of: from, and up to but not. */
  scriptWords?: readonly [number, number];
  /** A shell that reads its script from its input. */
  readsScript: boolean;
}

/** Splits words into assignments, wrappers such as `sudo`, name and arguments. */
export function unwrapCommand(words: readonly string[]): UnwrappedCommand {
  const assignments: Record<string, string> = {};
  let at = takeAssignments(words, 0, assignments);
  while (at < words.length) {
    const name = baseName(words[at]);
    const wrapper = Object.hasOwn(WRAPPERS, name) ? WRAPPERS[name] : undefined;
    const next = wrapper && behind(words, at + 1, wrapper, assignments);
    if (next === undefined || next >= words.length) {
      break;
    }
    at = next;
  }
  const name = at < words.length ? baseName(words[at]) : '';
  const args = words.slice(at + 1);
  const scriptArgs = scriptArgsOf(name, args);
  return {
    name,
    args,
    assignments,
    ...(scriptArgs && {
      script: args.slice(...scriptArgs).join(' '),
      scriptWords: [at + 1 + scriptArgs[0], at + 1 + scriptArgs[1]] as const,
    }),
    readsScript:
      scriptArgs === undefined &&
      SHELL.test(name) &&
      args.every(arg => /^-/.test(arg)),
  };
}

function takeAssignments(
  words: readonly string[],
  start: number,
  assignments: Record<string, string>,
): number {
  let at = start;
  for (; at < words.length; at += 1) {
    const match = ASSIGNMENT.exec(words[at]);
    if (!match) {
      break;
    }
    assignments[match[1]] = match[2];
  }
  return at;
}

function behind(
  words: readonly string[],
  start: number,
  wrapper: Wrapper,
  assignments: Record<string, string>,
): number {
  let at = start;
  while (at < words.length && /^-./.test(words[at])) {
    if (words[at] === '--') {
      at += 1;
      break;
    }
    at += wrapper.valued?.includes(words[at]) ? 2 : 1;
  }
  at += wrapper.operands ?? 0;
  return wrapper.assigns ? takeAssignments(words, at, assignments) : at;
}

/** Which arguments are a script that the command runs. */
function scriptArgsOf(
  name: string,
  args: readonly string[],
): [number, number] | undefined {
  if (name === 'eval') {
    return args.length > 0 ? [0, args.length] : undefined;
  }
  const isShell = SHELL.test(name);
  if (!isShell && name !== 'su' && name !== 'runuser') {
    return undefined;
  }
  const flag = args.findIndex(arg => /^-\w*c$/.test(arg));
  if (flag < 0 || flag + 1 >= args.length) {
    return undefined;
  }
  // Behind a file name, flags are the script's own.
  const isFile = args
    .slice(0, flag)
    .some(
      (arg, index) =>
        !/^[-+]/.test(arg) && !/^[-+]\w*o$/.test(args[index - 1] ?? ''),
    );
  return isShell && isFile ? undefined : [flag + 1, flag + 2];
}

function baseName(word: string): string {
  return word.slice(word.lastIndexOf('/') + 1);
}
