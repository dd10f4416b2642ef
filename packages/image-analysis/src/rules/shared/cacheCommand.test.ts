import { commandsOf } from '../shell/commandsOf';
import { clearedCaches, filledCaches } from './cacheCommand';

const cleared = (script: string) => clearedCaches(commandsOf(script)[0]);
const filled = (script: string) => filledCaches(commandsOf(script)[0]);

describe('clearedCaches', () => {
  it.each([
    ['apt-get clean', ['apt-archives']],
    ['apt-get dist-clean', ['apt-lists', 'apt-archives']],
    ['rm -rf /var/lib/apt/lists/*', ['apt-lists']],
    [
      'rm -rf /var/lib/apt/lists/* /var/cache/apt',
      ['apt-lists', 'apt-archives'],
    ],
    ['rm -rf ~/.cache/pip', ['pip']],
    ['rm -rf "$HOME/.npm"', ['npm']],
    ['rm -rf /home/node/.npm/_cacache', ['npm']],
    ['find /var/cache/apk -type f -delete', ['apk']],
    ['dnf clean all', ['dnf']],
    ['yarn cache clean --all', ['yarn']],
    ['pip cache purge', ['pip']],
    ['go clean -modcache', ['go']],
    ['rm -rf /tmp/*', []],
    ['rm -rf /var/lib/apt-evil', []],
    ['find /var/cache/apk -type f', []],
    ['npm cache verify', []],
  ])('of `%s` are %j', (script, kinds) => {
    expect(cleared(script)).toEqual(kinds);
  });
});

describe('filledCaches', () => {
  it.each([
    ['apt-get update', ['apt-lists']],
    ['apt-get install -y curl', ['apt-archives']],
    ['apk add curl', ['apk']],
    ['apk add --no-cache curl', []],
    ['pip install flask', ['pip']],
    ['pip install --no-cache-dir flask', []],
    ['PIP_NO_CACHE_DIR=1 pip install flask', []],
    ['npm ci', ['npm']],
    ['mvn package', ['maven']],
    ['apt-get purge curl', []],
    ['make', []],
  ])('of `%s` are %j', (script, kinds) => {
    expect(filled(script)).toEqual(kinds);
  });
});
