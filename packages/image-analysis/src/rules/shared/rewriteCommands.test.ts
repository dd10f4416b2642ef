import { commandsOf } from '../shell/commandsOf';
import { rewriteCommands, withOptions } from './rewriteCommands';

function rewritten(script: string, name: string, word: string): string {
  return rewriteCommands({ script, commands: commandsOf(script) }, command =>
    command.name === name ? withOptions(command, word, '--new') : undefined,
  );
}

describe('rewriteCommands', () => {
  it('writes options behind a word of every such command', () => {
    expect(
      rewritten(
        'set -e; \\\n apk -q add curl \\\n && b; apk add git',
        'apk',
        'add',
      ),
    ).toBe('set -e; \\\n apk -q add --new curl \\\n && b; apk add --new git');
  });

  it('does not mistake parts of words, directories or what stands in front', () => {
    expect(rewritten('useradd useradd', 'useradd', 'useradd')).toBe(
      'useradd --new useradd',
    );
    expect(rewritten('/usr/bin/npm -reinstall install', 'npm', 'install')).toBe(
      '/usr/bin/npm -reinstall install --new',
    );
    expect(rewritten('add=1 apk add', 'apk', 'add')).toBe(
      'add=1 apk add --new',
    );
  });

  it('leaves a script alone where nothing is to be changed', () => {
    const script = 'a $(b) && c';
    expect(
      rewriteCommands(
        { script, commands: commandsOf(script) },
        () => undefined,
      ),
    ).toBe(script);
  });
});
