import { findingsOf, outcomeOf } from '../testing';
import { consecutiveRuns } from './consecutiveRuns';
import { kit, onDebian, run } from './testing';

const status = 'var/lib/dpkg/status';
const installs = [
  run('apt-get install -y curl'),
  run('apt-get install -y vim'),
];

describe('consecutive-runs', () => {
  it('joins installations that each store the package database anew', () => {
    const [finding] = findingsOf(consecutiveRuns, {
      image: onDebian(installs),
      contents: [
        { files: { [status]: 90_000 } },
        { files: { [status]: 400_000 } },
        { files: { [status]: 410_000 } },
      ],
    });
    expect(finding).toMatchObject({
      title: '2 RUNs in a row store 400 kB of the same files',
      claims: [{ file: 1, bytes: 400_000 }],
      remedy: {
        change: {
          before: 'RUN apt-get install -y curl\nRUN apt-get install -y vim',
          after:
            'RUN apt-get install -y curl && \\\n    apt-get install -y vim',
        },
      },
    });
  });

  it('hints at rows of next to empty layers', () => {
    expect(
      findingsOf(consecutiveRuns, {
        image: onDebian([run('mkdir /a'), run('mkdir /b'), run('mkdir /c')], {
          layerBytes: [30_000_000, 150, 150, 150],
        }),
        contents: [{}, {}, {}, {}],
      }),
    ).toMatchObject([
      { severity: 'info', title: '3 RUNs in a row make next to empty layers' },
    ]);
  });

  it('passes where joining saves nothing', () => {
    expect(
      outcomeOf(consecutiveRuns, {
        image: onDebian([run('make a'), run('make b')], {
          layerBytes: [30_000_000, 9_000_000, 9_000_000],
        }),
        contents: [
          {},
          { files: { a: 9_000_000 } },
          { files: { b: 9_000_000 } },
        ],
      }),
    ).toEqual({ state: 'passed' });
  });

  it.each([
    ['a COPY', kit('COPY a /a')],
    ['an ENV', kit('ENV A=1', true)],
    ['a USER', kit('USER app', true)],
  ])('does not join across %s', (_, between) => {
    const [first, second] = installs;
    expect(
      outcomeOf(consecutiveRuns, {
        image: onDebian([first, between, second]),
      }),
    ).toEqual({ state: 'passed' });
  });

  it('does not know without contents what installations store', () => {
    expect(
      outcomeOf(consecutiveRuns, { image: onDebian(installs) }),
    ).toMatchObject({ state: 'undecided', missing: 'contents' });
  });
});
