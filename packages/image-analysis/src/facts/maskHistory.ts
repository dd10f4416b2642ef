import { MASK, maskSecrets } from './maskSecrets';
import { isSecretName } from './secretNames';

/** `|2 A=x B=y ` before the shell: the values of build arguments. */
const BUILD_ARGUMENTS = /^((?:RUN )?)\|(\d{1,4}) ([\s\S]*)$/;

/** Where a shell or an interpreter begins that builders put before RUN. */
const SHELL_START =
  / (?=(?:\/(?:\w[\w.-]*\/){1,8}|\b)?(?:sh|ash|bash|dash|ksh|zsh|busybox|pwsh|powershell|cmd)(?:\.exe)? [^\n]*?(?:-\w*c\b|-Command\b|\/S \/C))/gi;

const ENV_LINE =
  /^((?:\/bin\/sh -c #\(nop\) {1,2})?)(ENV|ARG|LABEL) ([\s\S]*)$/;

/**
 * Masks what a history entry's `created_by` must not tell: every value of a
 * build argument (`ARG a=…`, and BuildKit's and classic Docker's
 * `|1 a=… /bin/sh -c …`), the value of `ENV` with a secret-looking name, and
 * whatever {@link maskSecrets} finds.
 */
export function maskHistory(createdBy: string): string {
  return maskSecrets(maskVariables(maskBuildArguments(createdBy)));
}

function maskBuildArguments(text: string): string {
  const match = BUILD_ARGUMENTS.exec(text);
  if (!match) {
    return text;
  }
  const [, before, count, rest] = match;
  const wanted = Number(count);
  if (wanted === 0) {
    return text;
  }
  // Values are not quoted and may hold spaces: only the shell tells their end.
  for (const shell of rest.matchAll(SHELL_START)) {
    const values = rest.slice(0, shell.index);
    const names = [...values.matchAll(/(?:^| )([A-Za-z_]\w{0,200})=/g)];
    if (names.length >= wanted) {
      const shown =
        names.length === wanted
          ? names.map(name => `${name[1]}=${MASK}`).join(' ')
          : Array.from({ length: wanted }, () => `_=${MASK}`).join(' ');
      return `${before}|${count} ${shown}${rest.slice(shell.index)}`;
    }
  }
  // An exec-form RUN: where the last value ends cannot be known, so that
  // everything is taken for a value.
  return `${before}|${count} ${MASK}`;
}

function maskVariables(text: string): string {
  const match = ENV_LINE.exec(text);
  if (!match) {
    return text;
  }
  const [, before, keyword, rest] = match;
  if (keyword === 'ARG') {
    return `${before}ARG ${maskArguments(rest)}`;
  }
  // Values are not quoted and may hold spaces: after a secret one nothing
  // more is safe to show.
  for (const name of rest.matchAll(
    /(?:^|\s)(["']?)([A-Za-z_][\w.-]{0,200})\1=/g,
  )) {
    if (isSecretName(name[2])) {
      const end = name.index + name[0].length;
      // An empty value is no secret, and worth knowing.
      return rest.slice(end).trim() === ''
        ? text
        : `${before}${keyword} ${rest.slice(0, end)}${MASK}`;
    }
  }
  const spaced = /^([A-Za-z_]\w{0,200})\s+(?=\S)/.exec(rest);
  if (spaced && isSecretName(spaced[1])) {
    return `${before}${keyword} ${spaced[1]} ${MASK}`;
  }
  return text;
}

function maskArguments(rest: string): string {
  const first = /^([A-Za-z_]\w{0,200})(=|$|\s)/.exec(rest);
  if (!first) {
    return MASK;
  }
  if (!rest.includes('=')) {
    return rest;
  }
  const names = [...rest.matchAll(/(?:^|\s)([A-Za-z_]\w{0,200})=/g)];
  return names.map(name => `${name[1]}=${MASK}`).join(' ') || MASK;
}
