import { onDebian } from '../size/testing';
import { findingsOf, outcomeOf } from '../testing';
import { sensitiveVolume } from './sensitiveVolume';

function image(volumes: string[]) {
  return onDebian({
    steps: ['COPY a /a', `VOLUME [${volumes.join(' ')}]`],
    run: { volumes },
  });
}

describe('sensitive-volume', () => {
  it.each([
    '/proc',
    '/sys',
    '/dev',
    '/sys/fs/cgroup',
    '/',
    '/proc/',
    '/var/run/docker.sock',
  ])('finds a volume at %s', path => {
    expect(findingsOf(sensitiveVolume, { image: image([path]) })).toMatchObject(
      [{ remedy: { change: { before: `VOLUME [${path}]` } } }],
    );
  });

  it.each(['/data', '/var/lib/postgresql/data', '/dev/shm', '/device', '/run'])(
    'accepts a volume at %s',
    path => {
      expect(outcomeOf(sensitiveVolume, { image: image([path]) })).toEqual({
        state: 'passed',
      });
    },
  );
});
