import { findingsOf, outcomeOf } from '../testing';
import { sparseLogFiles } from './sparseLogFiles';
import { onDebian } from './testing';

const ADD = 'RUN useradd -u 1000650000 app';

describe('sparse-log-files', () => {
  it('measures the records, and gives useradd the option', () => {
    expect(
      findingsOf(sparseLogFiles, {
        image: onDebian({ steps: [ADD] }),
        contents: [
          {},
          { files: { 'var/log/lastlog': 292_000_000, 'etc/passwd': 900 } },
        ],
      }),
    ).toMatchObject([
      {
        title: '292 MB of login records',
        claims: [{ bytes: 292_000_000 }],
        remedy: {
          change: { after: 'RUN useradd --no-log-init -u 1000650000 app' },
        },
      },
    ]);
  });

  it('guesses from history alone, without bytes', () => {
    const [finding] = findingsOf(sparseLogFiles, {
      image: onDebian({ steps: [ADD] }),
    });
    expect(finding).toMatchObject({ confidence: 'guess', severity: 'low' });
    expect(finding.claims).toBeUndefined();
  });

  it.each([
    'RUN useradd -l -u 1000650000 app',
    'RUN useradd --no-log-init --uid=1000650000 app',
    'RUN useradd -u 10001 app',
    'RUN useradd app',
    'RUN adduser -u 1000650000 app',
  ])('passes: %s', step => {
    expect(
      outcomeOf(sparseLogFiles, { image: onDebian({ steps: [step] }) }),
    ).toEqual({ state: 'passed' });
  });

  it('believes the contents, not the text', () => {
    expect(
      outcomeOf(sparseLogFiles, {
        image: onDebian({ steps: [ADD] }),
        contents: [{}, { files: { 'var/log/lastlog': 0 } }],
      }),
    ).toEqual({ state: 'passed' });
  });
});
