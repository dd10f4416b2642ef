import { HistoryFacts } from '../facts/ImageFacts';
import { Instruction, InstructionKeyword } from '../model';

const KEYWORDS: readonly InstructionKeyword[] = [
  'FROM',
  'RUN',
  'COPY',
  'ADD',
  'WORKDIR',
  'ENV',
  'ARG',
  'CMD',
  'ENTRYPOINT',
  'EXPOSE',
  'LABEL',
  'USER',
  'VOLUME',
  'SHELL',
  'HEALTHCHECK',
  'STOPSIGNAL',
  'ONBUILD',
  'MAINTAINER',
];

/** Shells that builders put before the text of a RUN, on Linux and Windows. */
const SHELLS = [
  /^(?:\/(?:usr\/)?bin\/)?(?:sh|ash|bash|dash)(?: -(?!\w*c\b)[-\w]+(?: pipefail| errexit| nounset)?)*(?: -\w*c) /,
  /^cmd(?:\.exe)? \/S \/C +/i,
  /^(?:powershell|pwsh)(?:\.exe)?(?: -(?!Command)\w+(?: \w+)?)* -Command +/i,
];

/** What buildah appends to a step; it is no part of the Dockerfile. */
const BUILDAH_SUFFIX =
  /(?:\|(?:inheritLabels=(?:true|false)|force-mtime=[^|]*|unsetLabel=[^|]*|unsetAnnotation=[^|]*|unsetEnv=[^|]*))+$/;

/**
 * Tells a build step in the words of a Dockerfile, whatever its builder wrote
 * (the grammars are in the tests). Absent where the entry says nothing.
 */
export function tellInstruction(entry: HistoryFacts): Instruction | undefined {
  const written = (entry.createdBy ?? '').trim();
  if (written === '') {
    return tellComment(entry.comment);
  }
  const text = written
    .replace(/\s+# buildkit$/, '')
    .replace(BUILDAH_SUFFIX, '')
    .trim();
  return tellNop(text) ?? tellKeyword(text) ?? tellShell(text) ?? other(text);
}

/** `/bin/sh -c #(nop)  CMD ["x"]`: a step that ran nothing. */
function tellNop(text: string): Instruction | undefined {
  const match =
    /^(?:\/bin\/sh -c|cmd(?:\.exe)? \/S \/C|powershell -Command) #\(nop\)\s*([\s\S]*)$/i.exec(
      text,
    );
  if (!match) {
    return undefined;
  }
  return tellKeyword(match[1].trim()) ?? other(match[1].trim());
}

function tellKeyword(text: string): Instruction | undefined {
  const match = /^([A-Za-z]+)(?=\s|$)/.exec(text);
  const keyword = KEYWORDS.find(name => name === match?.[1]);
  if (keyword === undefined) {
    return undefined;
  }
  const rest = text.slice(keyword.length).trim();
  return { keyword, text: `${keyword} ${tellArguments(keyword, rest)}`.trim() };
}

function tellArguments(keyword: InstructionKeyword, rest: string): string {
  switch (keyword) {
    case 'RUN':
      return withoutShell(withoutBuildArguments(rest));
    case 'CMD':
    case 'ENTRYPOINT':
    case 'SHELL':
      return withCommas(rest);
    case 'EXPOSE':
      return tellPorts(rest);
    case 'COPY':
    case 'ADD':
      return rest.replace(/\s+in\s+(\S+)$/, ' $1');
    case 'HEALTHCHECK':
      return tellHealthcheck(rest);
    default:
      return rest;
  }
}

/** A classic or buildah RUN, which begins with the shell. */
function tellShell(text: string): Instruction | undefined {
  const run = withoutBuildArguments(text);
  const command = withoutShell(run);
  return run === text && command === text
    ? undefined
    : { keyword: 'RUN', text: `RUN ${command}` };
}

/** Strips `|2 A=*** B=*** `, whose values are masked and hold no spaces. */
function withoutBuildArguments(text: string): string {
  const match = /^\|(\d+) /.exec(text);
  if (!match) {
    return text;
  }
  const rest = text.slice(match[0].length).replace(/^(?:\w+=\*\*\* )+/, '');
  return rest === '***' ? '(arguments hidden)' : rest;
}

function withoutShell(text: string): string {
  for (const shell of SHELLS) {
    const match = shell.exec(text);
    if (match) {
      return text.slice(match[0].length).trim();
    }
  }
  return text;
}

/** BuildKit and classic Docker write `["a" "b"]`, Dockerfiles `["a", "b"]`. */
function withCommas(list: string): string {
  if (!/^\[[\s\S]*\]$/.test(list)) {
    return list;
  }
  return list.replace(/"(?:[^"\\]|\\.)*"(?=\s+")/g, '$&,');
}

/** `map[80/tcp:{} 443/tcp:{}]`, `[80/tcp]` or plain. */
function tellPorts(text: string): string {
  const match = /^(?:map)?\[([\s\S]*)\]$/.exec(text);
  return match ? match[1].replace(/:\{\}/g, '') : text;
}

/** `&{["CMD-SHELL" "curl …"] "30s" "3s" …}` */
function tellHealthcheck(text: string): string {
  const match = /^&\{\["CMD(?:-SHELL)?" ([\s\S]*?)\]/.exec(text);
  if (match) {
    return `CMD ${match[1].replace(/^"|"$/g, '')}`;
  }
  return /^&\{\["NONE"\]/.test(text) ? 'NONE' : text;
}

function tellComment(comment: string | undefined): Instruction | undefined {
  const text = (comment ?? '').trim();
  if (text === '' || /^buildkit\./.test(text)) {
    return undefined;
  }
  const from = /^FROM \S+$/.test(text);
  return from ? undefined : other(text);
}

function other(text: string): Instruction | undefined {
  return text === '' ? undefined : { keyword: 'other', text };
}
