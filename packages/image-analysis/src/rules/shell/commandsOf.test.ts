import { commandsOf } from './commandsOf';

/** Commands as words, with `?` behind those that may not run. */
function told(script: string): string[] {
  return commandsOf(script).map(
    ({ name, args, isConditional }) =>
      `${[name, ...args].join(' ')}${isConditional ? ' ?' : ''}`,
  );
}

describe('commandsOf', () => {
  it('splits lists and pipes, and says what joins a command to the one before', () => {
    const commands = commandsOf('a 1 && b 2 || c; d | e |& f & g\nh');
    expect(commands.map(({ name, joinedBy }) => [name, joinedBy])).toEqual([
      ['a', undefined],
      ['b', '&&'],
      ['c', '||'],
      ['d', ';'],
      ['e', '|'],
      ['f', '|'],
      ['g', '&'],
      ['h', ';'],
    ]);
    expect(commands[0].args).toEqual(['1']);
  });

  it('sees every command after set -eux', () => {
    expect(
      told('set -eux; apt-get update; apt-get install -y curl; rm -rf /x'),
    ).toEqual([
      'set -eux',
      'apt-get update',
      'apt-get install -y curl',
      'rm -rf /x',
    ]);
  });

  it('keeps operators in quotes and escapes as text', () => {
    expect(told(`echo 'a && b' "c; d" e\\;f "say \\"x\\"" && g`)).toEqual([
      'echo a && b c; d e;f say "x"',
      'g',
    ]);
  });

  it('keeps a line going over a backslash, with comment lines in between', () => {
    expect(
      told(
        'apt-get install \\\n  curl \\\n  # for the clock\n  ntp \\ \n && b',
      ),
    ).toEqual(['apt-get install curl ntp', 'b']);
  });

  it('does not read comments as commands', () => {
    expect(told('a # && rm -rf /\nb#c && d')).toEqual(['a', 'b#c', 'd']);
  });

  it('passes over prefixes and tells assignments', () => {
    const [command] = commandsOf(
      'DEBIAN_FRONTEND=noninteractive sudo -E -u root env LC_ALL=C exec nice -n 5 /usr/bin/apt-get install -y curl',
    );
    expect(command).toMatchObject({
      name: 'apt-get',
      args: ['install', '-y', 'curl'],
      assignments: { DEBIAN_FRONTEND: 'noninteractive', LC_ALL: 'C' },
      isConditional: false,
    });
    expect(told('ls | xargs -r -n 1 rm -f')).toEqual(['ls', 'rm -f']);
    expect(told('timeout 30 gosu app npm ci')).toEqual(['npm ci']);
    expect(told('sudo')).toEqual(['sudo']);
  });

  it('drops redirections but keeps them in the text', () => {
    expect(
      commandsOf('echo x 2>&1 > /etc/apt/a.list && b &> /dev/null'),
    ).toMatchObject([
      { name: 'echo', args: ['x'], text: 'echo x 2>&1 > /etc/apt/a.list' },
      { name: 'b', args: [], text: 'b &> /dev/null' },
    ]);
  });

  it('looks into substitutions, also in double quotes and in each other', () => {
    expect(
      told('x="$(a $(b))" && apt-get install `cat list` && diff <(c) <(d)'),
    ).toEqual([
      'b',
      'a $(b)',
      'cat list',
      'apt-get install `cat list`',
      'c',
      'd',
      'diff <(c) <(d)',
    ]);
    expect(told(`echo '$(a)' $((1 + 2)) \${x:-$(b)}`)).toEqual([
      'b',
      'echo $(a) $((1 + 2)) ${x:-$(b)}',
    ]);
  });

  it('looks into subshells and groups', () => {
    expect(told('(cd /x && make) && { a; b; } ; c')).toEqual([
      'cd /x',
      'make',
      'a',
      'b',
      'c',
    ]);
  });

  it('says of branches and loops that they may not run, but of conditions not', () => {
    expect(
      told(
        'if test -f x; then a; elif b; then c; else d; fi; e; for f in $(ls) y; do g $f; done; while h; do i; done; j',
      ),
    ).toEqual([
      'test -f x',
      'a ?',
      'b ?',
      'c ?',
      'd ?',
      'e',
      'ls ?',
      'g $f ?',
      'h',
      'i ?',
      'j',
    ]);
  });

  it('reads case with its patterns, as the official images write it', () => {
    expect(
      told(`
set -x
case "$arch" in
  amd64|arm64) a ;;
  (i386) b && c;;
  *) if d; then e; fi
     f ;;
esac
g`),
    ).toEqual(['set -x', 'a ?', 'b ?', 'c ?', 'd ?', 'e ?', 'f ?', 'g']);
  });

  it('says of functions that they may not run', () => {
    expect(told('f() { a; b; }; function g { c; }\nh () (d)\nf arg')).toEqual([
      'a ?',
      'b ?',
      'c ?',
      'd ?',
      'f arg',
    ]);
  });

  it('looks into sh -c, eval and su -c', () => {
    expect(
      told(
        `a && bash -euo pipefail -c "b \\"c d\\" && e $(f)" && su app -c 'g; h' && eval "i j" && sh script.sh -c k`,
      ),
    ).toEqual([
      'a',
      'b c d',
      'f',
      'e $(f)',
      'g',
      'h',
      'i j',
      'sh script.sh -c k',
    ]);
    expect(commandsOf(`a || sh -c 'b'`)[1]).toMatchObject({
      name: 'b',
      joinedBy: '||',
    });
  });

  it('reads heredocs that are scripts, and passes over those that are text', () => {
    expect(
      told(`cat > /etc/x <<EOF && a
apt-get install evil
apt-get install evil
EOF
bash -e <<-'END'
\tb
\tEND
c`),
    ).toEqual(['cat', 'a', 'bash -e', 'b', 'c']);
    expect(told('<<EOF\na\nb\nEOF')).toEqual(['a', 'b']);
    expect(told('<<EOF\n#!/usr/bin/env python3\nimport os\nEOF\na')).toEqual([
      'a',
    ]);
  });

  it('keeps tests in double brackets whole', () => {
    expect(told('[[ -f a && ! -d b ]] && c')).toEqual([
      '[[ -f a ! -d b ]]',
      'c',
    ]);
  });

  it('is not confused by array assignments and extended patterns', () => {
    expect(told('pkgs=(a b); rm -rf /usr/src/!(keep|this) && c')).toEqual([
      'rm -rf /usr/src/!(keep|this)',
      'c',
    ]);
  });

  it('makes what can be made of broken scripts', () => {
    expect(told('a && "b')).toEqual(['a', 'b']);
    expect(told('a $(b')).toEqual(['b', 'a $(b']);
    for (const broken of [
      '',
      ')',
      ';;',
      '&&',
      'case',
      'case x in',
      'if',
      'fi done esac }',
      '<<',
      '$(',
      '`',
      '\\',
      '((',
      'function',
      'f()',
      'sh -c',
    ]) {
      expect(() => commandsOf(broken)).not.toThrow();
    }
  });

  it.each([
    '(',
    '$(',
    '"$(',
    '`',
    '\\',
    'if ',
    'sh -c "',
    'a && ',
    'sh -c x ',
    '<<A ',
    '<<A\n',
    '${',
    'case x in ',
    '((a ',
    '$(a)',
    "'",
    'a=(',
    'f() {',
    '\\  ',
    '\\\n#',
  ])('takes time in proportion to the length of %j repeated', unit => {
    const script = unit.repeat(Math.ceil(200_000 / unit.length));
    const start = process.cpuUsage();
    commandsOf(script);
    expect(process.cpuUsage(start).user / 1e6).toBeLessThan(10);
  });
});
