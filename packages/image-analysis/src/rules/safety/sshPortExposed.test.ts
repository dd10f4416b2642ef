import { onDebian } from '../size/testing';
import { findingsOf, outcomeOf } from '../testing';
import { sshPortExposed } from './sshPortExposed';

function image(expose: string, exposedPorts: string[]) {
  return onDebian({ steps: ['COPY a /a', expose], run: { exposedPorts } });
}

describe('ssh-port-exposed', () => {
  it('takes 22 out of EXPOSE', () => {
    expect(
      findingsOf(sshPortExposed, {
        image: image('EXPOSE map[22/tcp:{} 8080/tcp:{}]', [
          '22/tcp',
          '8080/tcp',
        ]),
      }),
    ).toMatchObject([
      {
        remedy: {
          change: {
            before: 'EXPOSE 22/tcp 8080/tcp',
            after: 'EXPOSE 8080/tcp',
          },
        },
      },
    ]);
  });

  it.each(['2222/tcp', '22/udp', '220', '80/tcp'])('accepts %s', port => {
    expect(
      outcomeOf(sshPortExposed, { image: image(`EXPOSE [${port}]`, [port]) }),
    ).toEqual({ state: 'passed' });
  });
});
