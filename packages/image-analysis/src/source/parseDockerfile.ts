import {
  Copy,
  DockerfileParser,
  Heredoc,
  Instruction,
  Run,
} from 'dockerfile-ast';
import {
  Dockerfile,
  DockerfileFlag,
  DockerfileInstruction,
  DockerfileMount,
  DockerfileStage,
} from './Dockerfile';
import { assignmentsOf, jsonWords, lineWords } from './instructionWords';
import { substituteVariables } from './substituteVariables';

/** As much of a Dockerfile as is read. */
export const LARGEST_DOCKERFILE_BYTES = 256 * 1024;
const MOST_INSTRUCTIONS = 2_000;
/** The parser's time grows faster than the number of lines and their length. */
const MOST_LINES = 5_000;
const LONGEST_LINE = 32 * 1024;
const MOST_FLAGS = 50;
/** With that of a comment even by its square. */
const LONGEST_COMMENT = 500;
const REMEMBERED = 8;

const remembered = new Map<string, Dockerfile>();

export interface ParseDockerfileOptions {
  text: string;
  /** `docker build --target`: the stage that becomes the image; absent: the last one. */
  target?: string;
}

/**
 * Reads a Dockerfile into its stages and instructions and says which stages
 * reach the image. Never throws: what cannot be read is left out, and
 * `problem` says why. The last few texts are remembered, as many rules ask for
 * the same one.
 */
export function parseDockerfile(options: ParseDockerfileOptions): Dockerfile {
  const key = `${options.target ?? ''}\n${options.text}`;
  const known = remembered.get(key);
  if (known) {
    return known;
  }
  const parsed = parse(options);
  if (remembered.size >= REMEMBERED) {
    const [oldest] = remembered.keys();
    remembered.delete(oldest);
  }
  remembered.set(key, parsed);
  return parsed;
}

function parse({ text, target }: ParseDockerfileOptions): Dockerfile {
  if (Buffer.byteLength(text) > LARGEST_DOCKERFILE_BYTES) {
    return unreadable('it is longer than 256 KiB');
  }
  const lines = text
    .replace(/^\ufeff/, '')
    .replace(/\r\n?/g, '\n')
    .split('\n');
  if (lines.length > MOST_LINES) {
    return unreadable(`it has more than ${MOST_LINES} lines`);
  }
  if (lines.some(line => line.length > LONGEST_LINE && !isComment(line))) {
    return unreadable(`it has a line longer than ${LONGEST_LINE} characters`);
  }
  try {
    return build(lines, target);
  } catch (error) {
    return unreadable(
      `its parser failed: ${String(error).slice(0, 200).replace(/\s+/g, ' ')}`,
    );
  }
}

function isComment(line: string): boolean {
  return /^\s*#/.test(line);
}

function unreadable(problem: string): Dockerfile {
  return {
    escape: '\\',
    globalArguments: new Map(),
    stages: [],
    chain: [],
    used: [],
    problem,
  };
}

function build(lines: string[], target: string | undefined): Dockerfile {
  const parsed = DockerfileParser.parse(
    lines
      .map(line => (isComment(line) ? line.slice(0, LONGEST_COMMENT) : line))
      .join('\n'),
  );
  const escape = parsed.getEscapeCharacter() === '`' ? '`' : '\\';
  const all = parsed.getInstructions();
  const globalArguments = new Map<string, string | undefined>();
  const stages: DockerfileStage[] = [];
  for (const node of all.slice(0, MOST_INSTRUCTIONS)) {
    const instruction = instructionOf(node, lines, escape);
    if (instruction.keyword === 'FROM') {
      stages.push(stageOf(instruction, stages, globalArguments));
    } else if (stages.length > 0) {
      stages[stages.length - 1].instructions.push(instruction);
    } else if (instruction.keyword === 'ARG') {
      for (const { name, value } of instruction.assignments) {
        globalArguments.set(
          name,
          value === undefined
            ? undefined
            : substituteVariables(value, other => globalArguments.get(other)),
        );
      }
    }
  }
  const final = finalStage(stages, target);
  return {
    syntax: parsed
      .getDirectives()
      .find(directive => directive.getName().toLowerCase() === 'syntax')
      ?.getValue(),
    escape,
    globalArguments,
    stages,
    final,
    chain: chainOf(final, stages),
    used: usedStages(final, stages),
    ...problemOf(all.length, stages, final, target),
  };
}

function problemOf(
  count: number,
  stages: DockerfileStage[],
  final: DockerfileStage | undefined,
  target: string | undefined,
): { problem?: string } {
  if (stages.length === 0) {
    return { problem: 'it has no FROM' };
  }
  if (!final) {
    return { problem: `it has no stage '${target?.slice(0, 80)}'` };
  }
  return count > MOST_INSTRUCTIONS
    ? { problem: `it has more than ${MOST_INSTRUCTIONS} instructions` }
    : {};
}

interface Parts {
  keyword: string;
  content: string;
  flags: DockerfileFlag[];
  heredocs: Heredoc[];
}

function instructionOf(
  node: Instruction,
  lines: readonly string[],
  escape: string,
): DockerfileInstruction {
  const range = node.getRange();
  const place = {
    text: lines.slice(range.start.line, range.end.line + 1).join('\n'),
    line: range.start.line + 1,
    endLine: range.end.line + 1,
  };
  const keyword = node.getKeyword();
  const joined = joinedContent(place.text, escape);
  const { flags, rest } = leadingFlags(keyword, joined);
  // Asking the parser takes long where a line has many words.
  const heredocs =
    joined.includes('<<') && hasHeredocs(node) ? node.getHeredocs() : [];
  const parts: Parts = {
    keyword,
    content: heredocs.length > 0 ? node.getArgumentsContent() ?? '' : rest,
    flags,
    heredocs,
  };
  return completed(parts, place, lines, escape);
}

/**
 * Continued lines as one, without keyword and the comment and empty lines in
 * between (the parser leaves some of them in).
 */
function joinedContent(text: string, escape: string): string {
  const [first, ...others] = text.split('\n');
  return [
    first,
    ...others.filter(line => line.trim() !== '' && !isComment(line)),
  ]
    .map(line => {
      const end = line.trimEnd();
      return end.endsWith(escape) ? end.slice(0, -1) : line;
    })
    .join('')
    .trimStart()
    .replace(/^\S+\s*/, '');
}

const TAKES_FLAGS = new Set(['FROM', 'RUN', 'COPY', 'ADD', 'HEALTHCHECK']);

/** `--chown=app --link ` in front of the arguments. */
function leadingFlags(
  keyword: string,
  content: string,
): { flags: DockerfileFlag[]; rest: string } {
  const form = /--([A-Za-z][\w-]{0,40})(?:=(\S*))?(?:\s+|$)/y;
  const flags: DockerfileFlag[] = [];
  let end = 0;
  while (TAKES_FLAGS.has(keyword) && flags.length < MOST_FLAGS) {
    const flag = form.exec(content);
    if (!flag) {
      break;
    }
    end = form.lastIndex;
    flags.push({
      name: flag[1].toLowerCase(),
      ...(flag[2] === undefined
        ? {}
        : { value: flag[2].replace(/^(["'])(.*)\1$/, '$2') }),
    });
  }
  return { flags, rest: content.slice(end).trimEnd() };
}

function completed(
  { keyword, content, flags, heredocs }: Parts,
  place: Pick<DockerfileInstruction, 'text' | 'line' | 'endLine'>,
  lines: readonly string[],
  escape: string,
): DockerfileInstruction {
  const json =
    keyword === 'ENV' || keyword === 'ARG' || keyword === 'LABEL'
      ? undefined
      : jsonWords(content);
  const [head] = content.includes('<<') ? content.split('\n', 1) : [content];
  return {
    keyword,
    ...place,
    flags,
    mounts: flags
      .filter(({ name, value }) => name === 'mount' && value !== undefined)
      .map(({ value }) => mountOf(value ?? '')),
    form: json ? 'exec' : 'shell',
    args: json ?? lineWords(head, escape),
    content,
    heredocs: heredocs.map(heredoc => heredocOf(heredoc, lines)),
    assignments: assignmentsOf(keyword, content, escape),
    ...(keyword === 'ONBUILD'
      ? { trigger: triggerOf(content, place, lines, escape) }
      : {}),
  };
}

/** The instruction behind ONBUILD; it has no here-documents. */
function triggerOf(
  content: string,
  place: Pick<DockerfileInstruction, 'text' | 'line' | 'endLine'>,
  lines: readonly string[],
  escape: string,
): DockerfileInstruction | undefined {
  const match = /^([A-Za-z]{1,20})\s+([\s\S]*)$/.exec(content);
  if (!match || match[1].toUpperCase() === 'ONBUILD') {
    return undefined;
  }
  const keyword = match[1].toUpperCase();
  const { flags, rest } = leadingFlags(keyword, match[2]);
  return completed(
    { keyword, content: rest, flags, heredocs: [] },
    place,
    lines,
    escape,
  );
}

function mountOf(value: string): DockerfileMount {
  const fields = new Map<string, string>();
  for (const field of value.split(',')) {
    const equals = field.indexOf('=');
    const name = equals < 0 ? field : field.slice(0, equals);
    fields.set(
      name.trim().toLowerCase(),
      equals < 0 ? '' : field.slice(equals + 1).trim(),
    );
  }
  return {
    type: fields.get('type') ?? 'bind',
    target:
      fields.get('target') ?? fields.get('dst') ?? fields.get('destination'),
    source: fields.get('source') ?? fields.get('src'),
    from: fields.get('from'),
    id: fields.get('id'),
    sharing: fields.get('sharing'),
  };
}

function heredocOf(heredoc: Heredoc, lines: readonly string[]) {
  const range = heredoc.getContentRange();
  return {
    name: heredoc.getName(),
    body: range
      ? lines.slice(range.start.line, range.end.line + 1).join('\n')
      : '',
  };
}

function hasHeredocs(node: Instruction): node is Run | Copy {
  return node.getKeyword() === 'RUN' || node.getKeyword() === 'COPY';
}

function stageOf(
  head: DockerfileInstruction,
  stages: readonly DockerfileStage[],
  globals: ReadonlyMap<string, string | undefined>,
): DockerfileStage {
  const [text = '', as, name] = head.args;
  const image = substituteVariables(text, other => globals.get(other));
  const origin = stages.findLast(
    stage =>
      stage.name !== undefined && stage.name === (image ?? text).toLowerCase(),
  );
  return {
    index: stages.length,
    ...(as?.toLowerCase() === 'as' && name !== undefined
      ? { name: name.toLowerCase() }
      : {}),
    from: {
      text,
      image: image || undefined,
      hasVariables: text.includes('$'),
      stage: origin?.index,
    },
    platform: head.flags.find(flag => flag.name === 'platform')?.value,
    head,
    instructions: [],
  };
}

function finalStage(
  stages: readonly DockerfileStage[],
  target: string | undefined,
): DockerfileStage | undefined {
  return target === undefined || target === ''
    ? stages.at(-1)
    : stageNamed(stages, target);
}

function stageNamed(
  stages: readonly DockerfileStage[],
  name: string,
): DockerfileStage | undefined {
  return (
    stages.findLast(stage => stage.name === name.toLowerCase()) ??
    (/^\d{1,4}$/.test(name) ? stages[Number(name)] : undefined)
  );
}

function chainOf(
  final: DockerfileStage | undefined,
  stages: readonly DockerfileStage[],
): DockerfileStage[] {
  const chain: DockerfileStage[] = [];
  // A stage can only name earlier ones, so that this ends.
  for (
    let stage = final;
    stage;
    stage =
      stage.from.stage === undefined ? undefined : stages[stage.from.stage]
  ) {
    chain.unshift(stage);
  }
  return chain;
}

function usedStages(
  final: DockerfileStage | undefined,
  stages: readonly DockerfileStage[],
): DockerfileStage[] {
  const found = new Set<DockerfileStage>();
  const waiting = final ? [final] : [];
  for (let stage = waiting.pop(); stage; stage = waiting.pop()) {
    if (!found.has(stage)) {
      found.add(stage);
      waiting.push(...neededBy(stage, stages));
    }
  }
  return stages.filter(stage => found.has(stage));
}

function neededBy(
  stage: DockerfileStage,
  stages: readonly DockerfileStage[],
): DockerfileStage[] {
  const earlier = stages.slice(0, stage.index);
  const origin =
    stage.from.stage === undefined ? [] : [stages[stage.from.stage]];
  return [
    ...origin,
    ...stage.instructions.flatMap(instruction =>
      copiedFrom(instruction).flatMap(name => stageNamed(earlier, name) ?? []),
    ),
  ];
}

/** Stages or images that an instruction copies or mounts from. */
export function copiedFrom({ flags, mounts }: DockerfileInstruction): string[] {
  return [
    ...flags.filter(({ name }) => name === 'from').map(({ value }) => value),
    ...mounts.map(({ from }) => from),
  ].filter(name => name !== undefined);
}
