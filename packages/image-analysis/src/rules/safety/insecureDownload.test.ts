import { onDebian } from '../size/testing';
import { findingsOf, outcomeOf } from '../testing';
import { insecureDownload } from './insecureDownload';

function changeOf(step: string) {
  return findingsOf(insecureDownload, { image: onDebian({ steps: [step] }) })[0]
    ?.remedy.change?.after;
}

describe('insecure-download', () => {
  it.each([
    [
      'RUN curl -fsSLk https://x.example/a -o a',
      'RUN curl -fsSL https://x.example/a -o a',
    ],
    ['RUN curl -k https://x.example/a', 'RUN curl https://x.example/a'],
    ['RUN curl --insecure https://x.example/a', 'RUN curl https://x.example/a'],
    [
      'RUN wget --no-check-certificate https://x.example/a',
      'RUN wget https://x.example/a',
    ],
    [
      'RUN pip install --trusted-host pypi.example -r r.txt',
      'RUN pip install -r r.txt',
    ],
    [
      'RUN apt-get install -y --allow-unauthenticated curl',
      'RUN apt-get install -y curl',
    ],
    ['RUN apk add --allow-untrusted tool', 'RUN apk add tool'],
    ['RUN dnf install -y --nogpgcheck tool', 'RUN dnf install -y tool'],
    [
      'RUN git -c http.sslVerify=false clone https://x.example/r',
      'RUN git clone https://x.example/r',
    ],
    ['RUN GIT_SSL_NO_VERIFY=1 git clone x', 'RUN git clone x'],
  ])('rewrites %s', (step, after) => {
    expect(changeOf(step)).toBe(after);
  });

  it('minds most what holds for every container', () => {
    expect(
      findingsOf(insecureDownload, {
        image: onDebian({
          steps: [
            'COPY a /a',
            'ENV NODE_TLS_REJECT_UNAUTHORIZED=0',
            'CMD ["a"]',
          ],
          env: ['NODE_TLS_REJECT_UNAUTHORIZED=0'],
        }),
      }),
    ).toMatchObject([
      {
        key: 'NODE_TLS_REJECT_UNAUTHORIZED',
        severity: 'high',
        remedy: { change: { after: '# the checks stay on' } },
      },
    ]);
  });

  it.each([
    'RUN curl -K options https://x.example/a',
    'RUN curl -ok https://x.example/a',
    'RUN curl -H "x: -k" https://x.example/a',
    'RUN curl -k https://localhost:8443/health',
    'RUN pip install --trusted-host localhost -i http://localhost:3141 x',
    'RUN apk add --allow-untrusted /tmp/tool.apk',
    'RUN rm -k a',
    'RUN wget https://x.example/a',
    'ENV NODE_TLS_REJECT_UNAUTHORIZED=1',
  ])('accepts %s', step => {
    expect(
      outcomeOf(insecureDownload, {
        image: onDebian({ steps: ['COPY a /a', step] }),
      }),
    ).toEqual({ state: 'passed' });
  });
});
