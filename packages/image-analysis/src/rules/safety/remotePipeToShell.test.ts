import { onDebian } from '../size/testing';
import { findingsOf, outcomeOf } from '../testing';
import { remotePipeToShell } from './remotePipeToShell';

describe('remote-pipe-to-shell', () => {
  it.each([
    'RUN curl -fsSL https://x.example/i.sh | sh',
    'RUN curl -fsSL https://x.example/i.sh | bash -s -- -y',
    'RUN wget -qO- https://x.example/i.sh | sudo -E bash -',
    'RUN set -eux; curl https://x.example/i.sh | tee /tmp/i | sh; rm /tmp/i',
    'RUN curl -sSL https://x.example/i.sh | python3 -',
    'RUN sh -c "$(curl -fsSL https://x.example/i.sh)"',
    'RUN bash <(curl -fsSL https://x.example/i.sh)',
  ])('finds %s', step => {
    expect(
      findingsOf(remotePipeToShell, { image: onDebian({ steps: [step] }) }),
    ).toMatchObject([
      {
        key: 'https://x.example/i.sh',
        severity: 'low',
        places: [{ layer: 1 }],
        remedy: {
          change: {
            before: step,
            after: expect.stringContaining(
              'ADD --checksum=sha256:<of the script> https://x.example/i.sh',
            ),
          },
        },
      },
    ]);
  });

  it('keeps the rest of the RUN, and what is passed to the script', () => {
    const [finding] = findingsOf(remotePipeToShell, {
      image: onDebian({
        steps: [
          'RUN apt-get update && curl -fsSL https://x.example/i.sh | bash -s -- -y --all && rm -r /tmp/x',
        ],
      }),
    });
    expect(finding.remedy.change?.after).toBe(
      'ADD --checksum=sha256:<of the script> https://x.example/i.sh /tmp/install.sh\nRUN apt-get update && bash /tmp/install.sh -y --all && rm -r /tmp/x',
    );
  });

  it('minds more where nothing is encrypted', () => {
    expect(
      findingsOf(remotePipeToShell, {
        image: onDebian({ steps: ['RUN curl http://x.example/i.sh | sh'] }),
      }),
    ).toMatchObject([{ severity: 'high' }]);
  });

  it.each([
    'RUN curl -fsSL https://x.example/a.tgz | tar -xz -C /opt',
    'RUN curl -fsSL https://x.example/k.asc | gpg --dearmor -o /k.gpg',
    'RUN curl https://x.example/v.json | python3 -c "import json, sys"',
    'RUN curl https://x.example/v.json | python3 -m json.tool',
    'RUN curl -o i.sh https://x.example/i.sh && sha256sum -c s && sh i.sh',
    'RUN curl https://x.example/a > a; cat b | sh',
    'RUN echo "curl https://x.example | sh"',
  ])('accepts %s', step => {
    expect(
      outcomeOf(remotePipeToShell, { image: onDebian({ steps: [step] }) }),
    ).toEqual({ state: 'passed' });
  });
});
