import { onDebian } from '../size/testing';
import { findingsOf, outcomeOf } from '../testing';
import { sshServer } from './sshServer';

const INSTALL = 'RUN apt-get update && apt-get install -y curl openssh-server';
const image = onDebian({ steps: [INSTALL] });

describe('ssh-server', () => {
  it('finds the server in an own layer', () => {
    expect(
      findingsOf(sshServer, {
        image,
        contents: [{}, { files: { 'usr/sbin/sshd': 900_000 } }],
      }),
    ).toMatchObject([
      {
        confidence: 'likely',
        method: 'seen in layer contents',
        places: [{ layer: 1, path: 'usr/sbin/sshd', bytes: 900_000 }],
        remedy: {
          change: {
            before: INSTALL,
            after: 'RUN apt-get update && apt-get install -y curl',
          },
        },
      },
    ]);
  });

  it('suspects it from history alone', () => {
    expect(findingsOf(sshServer, { image })).toMatchObject([
      { confidence: 'likely', method: 'read in the history' },
    ]);
  });

  it('lets contents decide where they are known', () => {
    expect(
      outcomeOf(sshServer, {
        image,
        contents: [{}, { files: { 'usr/bin/curl': 300_000 } }],
      }),
    ).toEqual({ state: 'passed' });
  });

  it.each([
    ['the client', ['RUN apt-get install -y openssh-client']],
    [
      'a server that is removed again',
      [`${INSTALL} && apt-get purge -y openssh-server`],
    ],
    [
      'one in a branch',
      ['RUN if x; then apt-get install -y openssh-server; fi'],
    ],
  ])('accepts %s', (_, steps) => {
    expect(outcomeOf(sshServer, { image: onDebian({ steps }) })).toEqual({
      state: 'passed',
    });
  });

  it('does not blame an image for the server of its base', () => {
    expect(
      outcomeOf(sshServer, {
        image: onDebian({ steps: ['COPY a /a'] }),
        contents: [{ files: { 'usr/sbin/sshd': 900_000 } }, {}],
      }),
    ).toEqual({ state: 'passed' });
  });
});
