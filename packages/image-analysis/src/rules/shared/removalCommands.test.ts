import { commandsOf } from '../shell/commandsOf';
import { removalCommands, scriptWithout } from './removalCommands';

const removed = (script: string, ...paths: string[]) =>
  removalCommands(script, paths).map(({ text }) => text);

describe('removalCommands', () => {
  it('finds the commands that name a path or a directory above it', () => {
    expect(
      removed('make && rm -rf /src/obj && rm /tmp/x', 'src/obj/a.o'),
    ).toEqual(['rm -rf /src/obj']);
    expect(removed('rm -f /tmp/*.tgz && rm /etc/x', 'tmp/a.tgz')).toEqual([
      'rm -f /tmp/*.tgz',
    ]);
    expect(removed('rm -rf ~/.cache', 'root/.cache/pip/a')).toEqual([
      'rm -rf ~/.cache',
    ]);
  });

  it('takes all that remove something where none names the path', () => {
    expect(
      removed('cd /src && rm -rf obj && apt-get purge -y gcc', 'x'),
    ).toEqual(['rm -rf obj', 'apt-get purge -y gcc']);
  });

  it('leaves out what may not run', () => {
    expect(removed('if false; then rm -rf /a; fi', 'a')).toEqual([]);
  });
});

describe('scriptWithout', () => {
  const rest = (script: string) =>
    scriptWithout(
      script,
      commandsOf(script).filter(({ name }) => name === 'rm'),
    );

  it.each([
    ['a && rm x && b', 'a && b'],
    ['set -eux; a; rm x;', 'set -eux && a'],
    ['rm x', ''],
    ['a \\\n  && rm x', 'a'],
  ])('of `%s` is `%s`', (script, left) => {
    expect(rest(script)).toBe(left);
  });

  it.each([
    'a | b && rm x',
    'a || rm x',
    'if a; then rm x; fi',
    'curl $(rm x) y && rm x',
    '(cd /a && rm x)',
    'a & rm x',
  ])('is not known of `%s`', script => {
    expect(rest(script)).toBeUndefined();
  });
});
