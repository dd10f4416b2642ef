import { commandsOf } from '../shell/commandsOf';
import { packageCommand } from './packageCommand';

const told = (script: string) => {
  const command = packageCommand(commandsOf(script)[0]);
  return command && [command.manager, command.action, ...command.packages];
};

describe('packageCommand', () => {
  it.each([
    ['apt-get update', ['apt', 'refresh']],
    ['apt-get install -y -t bookworm curl', ['apt', 'install', 'curl']],
    [
      'apt-get -o Acquire::Retries=3 -qq install curl',
      ['apt', 'install', 'curl'],
    ],
    ['apt-get -y dist-upgrade', ['apt', 'upgrade']],
    ['apt-get upgrade -y libssl3', ['apt', 'install', 'libssl3']],
    ['apt-get purge -y gcc', ['apt', 'remove', 'gcc']],
    ['sudo apt-get clean', ['apt', 'clean']],
    ['apk add --no-cache --virtual .deps gcc', ['apk', 'install', 'gcc']],
    ['apk --update-cache add curl', ['apk', 'install', 'curl']],
    ['apk del .deps', ['apk', 'remove', '.deps']],
    ['yum -y update', ['dnf', 'upgrade']],
    ['yum -y update openssl', ['dnf', 'install', 'openssl']],
    [
      'dnf --setopt install_weak_deps=0 install -y curl',
      ['dnf', 'install', 'curl'],
    ],
    ['microdnf clean all', ['dnf', 'clean', 'all']],
    ['zypper --non-interactive in curl', ['zypper', 'install', 'curl']],
    ['zypper ref', ['zypper', 'refresh']],
  ])('takes `%s` apart', (script, parts) => {
    expect(told(script)).toEqual(parts);
  });

  it.each([
    'apt-cache search curl',
    'apt-get',
    'apt-get constructor',
    'npm install',
    'echo apt-get install',
  ])('leaves `%s` alone', script => {
    expect(told(script)).toBeUndefined();
  });
});
