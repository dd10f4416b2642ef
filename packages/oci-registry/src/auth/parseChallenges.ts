/**
 * One way to authenticate that a server offers, from WWW-Authenticate.
 * @internal
 */
export interface Challenge {
  /** Lower case: `bearer`, `basic`, … */
  scheme: string;
  /** Names in lower case; the first of a repeated one counts. */
  parameters: ReadonlyMap<string, string>;
}

const LONGEST_HEADER = 16 * 1024;
const TOKEN_CHARACTER = /[!#$%&'*+.^_`|~0-9A-Za-z-]/;

/**
 * Reads WWW-Authenticate (RFC 9110 section 11.6.1) as registries write it:
 * several header lines, several challenges in one line, commas inside quotes,
 * escapes, values without quotes, spaces around `=`, schemes without
 * parameters, a quote that is never closed. Never throws; what cannot be read
 * is left out.
 *
 * @internal
 */
export function parseChallenges(
  header: string | readonly string[] | undefined,
): Challenge[] {
  if (header === undefined) {
    return [];
  }
  const lines = typeof header === 'string' ? [header] : header;
  return lines.flatMap(line => parseLine(line.slice(0, LONGEST_HEADER)));
}

function parseLine(line: string): Challenge[] {
  const challenges: Challenge[] = [];
  let parameters: Map<string, string> | undefined;
  let at = 0;

  const skip = (characters: string) => {
    while (at < line.length && characters.includes(line[at])) {
      at += 1;
    }
  };
  const readToken = () => {
    const start = at;
    while (at < line.length && TOKEN_CHARACTER.test(line[at])) {
      at += 1;
    }
    return line.slice(start, at);
  };
  const readQuoted = () => {
    let text = '';
    at += 1;
    while (at < line.length && line[at] !== '"') {
      if (line[at] === '\\' && at + 1 < line.length) {
        at += 1;
      }
      text += line[at];
      at += 1;
    }
    at += 1;
    return text;
  };
  const readBare = () => {
    const start = at;
    while (at < line.length && !', \t'.includes(line[at])) {
      at += 1;
    }
    return line.slice(start, at);
  };

  while (at < line.length) {
    skip(', \t');
    const name = readToken();
    if (name === '') {
      // Not a token: base64 of a scheme such as Negotiate, or rubbish.
      at += 1;
      continue;
    }
    skip(' \t');
    if (line[at] === '=' && parameters) {
      at += 1;
      skip(' \t');
      const value = line[at] === '"' ? readQuoted() : readBare();
      const key = name.toLowerCase();
      if (!parameters.has(key)) {
        parameters.set(key, value);
      }
    } else {
      parameters = new Map();
      challenges.push({ scheme: name.toLowerCase(), parameters });
    }
  }
  return challenges;
}

/**
 * The challenge to answer: Bearer with a realm before Basic.
 * @internal
 */
export function chooseChallenge(
  challenges: readonly Challenge[],
): Challenge | undefined {
  return (
    challenges.find(
      ({ scheme, parameters }) =>
        scheme === 'bearer' && Boolean(parameters.get('realm')),
    ) ?? challenges.find(({ scheme }) => scheme === 'basic')
  );
}
