import { onDebian } from '../size/testing';
import { findingsOf, outcomeOf } from '../testing';
import { cdInsteadOfWorkdir } from './cdInsteadOfWorkdir';

describe('cd-instead-of-workdir', () => {
  it('finds a RUN whose cd is lost', () => {
    const [finding] = findingsOf(cdInsteadOfWorkdir, {
      image: onDebian({ steps: ['RUN cd /app', 'RUN make'] }),
    });
    expect(finding).toMatchObject({
      title: 'RUN cd /app has no effect',
      severity: 'low',
      remedy: { change: { before: 'RUN cd /app', after: 'WORKDIR /app' } },
    });
  });

  it('finds the same cd in front of several RUNs', () => {
    const [finding] = findingsOf(cdInsteadOfWorkdir, {
      image: onDebian({
        steps: ['RUN cd /app && npm ci', 'COPY . .', 'RUN cd /app && npm test'],
      }),
    });
    expect(finding.severity).toBeUndefined();
    expect(finding.remedy.change?.after).toBe(
      'WORKDIR /app\nRUN npm ci\nRUN npm test',
    );
  });

  it.each([
    ['a single use', ['RUN cd /tmp/x && make install']],
    ['different directories', ['RUN cd /a && make', 'RUN cd /b && make']],
    ['a directory in a variable', ['RUN cd "$D" && a', 'RUN cd "$D" && b']],
    ['a subshell', ['RUN (cd /a && make) && b', 'RUN b && cd /a && make']],
  ])('accepts %s', (_, steps) => {
    expect(
      outcomeOf(cdInsteadOfWorkdir, { image: onDebian({ steps }) }),
    ).toEqual({ state: 'passed' });
  });
});
