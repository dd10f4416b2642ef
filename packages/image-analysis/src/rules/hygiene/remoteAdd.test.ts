import { onDebian } from '../size/testing';
import { findingsOf, outcomeOf } from '../testing';
import { remoteAdd } from './remoteAdd';

const ADDRESS = 'https://dl.example.com/tool-1.2.tar.gz';

describe('remote-add', () => {
  it('asks for a checksum', () => {
    const [finding] = findingsOf(remoteAdd, {
      image: onDebian({ steps: ['ADD https://dl.example.com/tool /bin/'] }),
    });
    expect(finding).toMatchObject({
      severity: 'low',
      confidence: 'likely',
      remedy: {
        change: {
          after:
            'ADD --checksum=sha256:<of the file> https://dl.example.com/tool /bin/',
        },
      },
    });
  });

  it('claims an archive that stays in its layer although it is deleted later', () => {
    const [finding] = findingsOf(remoteAdd, {
      image: onDebian({
        steps: [
          `ADD ${ADDRESS} /tmp/`,
          'RUN tar -xf /tmp/tool-1.2.tar.gz -C /opt && rm /tmp/tool-1.2.tar.gz',
        ],
      }),
      contents: [
        {},
        { files: { 'tmp/tool-1.2.tar.gz': 30_000_000 } },
        {
          files: { 'opt/tool': 60_000_000 },
          whiteouts: ['tmp/tool-1.2.tar.gz'],
        },
      ],
    });
    expect(finding).toMatchObject({
      severity: 'medium',
      confidence: 'certain',
      seen: expect.stringContaining('30.0 MB, although it was deleted later'),
      claims: [{ file: 0, bytes: 30_000_000 }],
    });
    expect(finding.remedy.change?.after).toContain(
      'tar -xf /tmp/tool-1.2.tar.gz -C /tmp/',
    );
  });

  it.each([
    ['a checked file', `ADD --checksum=sha256:${'a'.repeat(64)} ${ADDRESS} /x`],
    ['a Git repository', 'ADD https://github.com/moby/moby.git#v1 /src'],
    ['a local file', 'ADD app.tar.gz /app/'],
  ])('accepts %s', (_, step) => {
    expect(
      outcomeOf(remoteAdd, { image: onDebian({ steps: [step] }) }),
    ).toEqual({ state: 'passed' });
  });
});
