import { findingsOf, outcomeOf } from '../testing';
import { historyOf, kit, onDebian, run } from './testing';
import { volatileBelowStable } from './volatileBelowStable';

const install = 'apt-get update && apt-get install -y imagemagick';
const release = (sources: string, packages: string) =>
  onDebian([kit('COPY . /app'), run(install)], {
    layers: ['debian', sources, packages],
    layerBytes: [30_000_000, 1_000_000, 50_000_000],
  });

describe('volatile-below-stable', () => {
  it('sums what sources below system packages sent again', () => {
    const [finding] = findingsOf(volatileBelowStable, {
      image: release('s3', 'p3'),
      history: historyOf([
        { tag: '1.9.0', image: release('s2', 'p2') },
        { tag: '1.8.0', image: release('s1', 'p1') },
      ]),
    });
    expect(finding).toMatchObject({
      title: '100 MB sent again because of a layer below',
      places: [{ layer: 1 }, { layer: 2, bytes: 50_000_000 }],
      remedy: {
        change: {
          before: `COPY . /app\nRUN ${install}`,
          after: `RUN ${install}\nCOPY . /app`,
        },
      },
    });
    expect(finding.seen).toContain('in 2 of 2 releases');
  });

  it('counts layers that are the very same above one that changed', () => {
    expect(
      findingsOf(volatileBelowStable, {
        image: release('s3', 'p'),
        history: historyOf([
          { tag: '1.9.0', image: release('s2', 'p') },
          { tag: '1.8.0', image: release('s1', 'p') },
        ]),
      }),
    ).toHaveLength(1);
  });

  it('passes where what changes lies on top', () => {
    const ordered = (sources: string) =>
      onDebian([run(install), kit('COPY . /app')], {
        layers: ['debian', 'packages', sources],
        layerBytes: [30_000_000, 50_000_000, 1_000_000],
      });
    expect(
      outcomeOf(volatileBelowStable, {
        image: ordered('s3'),
        history: historyOf([
          { tag: '1.9.0', image: ordered('s2') },
          { tag: '1.8.0', image: ordered('s1') },
        ]),
      }),
    ).toEqual({ state: 'passed' });
  });

  it('passes where the layers above had to change, too', () => {
    const built = (number: number) =>
      onDebian([kit('COPY . /app'), run('make -C /app')], {
        layers: ['debian', `s${number}`, `b${number}`],
        layerBytes: [30_000_000, 1_000_000, 50_000_000],
      });
    expect(
      outcomeOf(volatileBelowStable, {
        image: built(3),
        history: historyOf([
          { tag: '1.9.0', image: built(2) },
          { tag: '1.8.0', image: built(1) },
        ]),
      }),
    ).toEqual({ state: 'passed' });
  });

  it('passes where the layer below changed once in many releases', () => {
    expect(
      outcomeOf(volatileBelowStable, {
        image: release('s2', 'p2'),
        history: historyOf(
          ['1.9.0', '1.8.0', '1.7.0', '1.6.0'].map(tag => ({
            tag,
            image: release('s1', 'p1'),
          })),
        ),
      }),
    ).toEqual({ state: 'passed' });
  });

  it('does not know from fewer than three releases', () => {
    expect(
      outcomeOf(volatileBelowStable, {
        image: release('s2', 'p2'),
        history: historyOf([{ tag: '1.9.0', image: release('s1', 'p1') }]),
      }),
    ).toMatchObject({ state: 'undecided', missing: 'history' });
  });
});
