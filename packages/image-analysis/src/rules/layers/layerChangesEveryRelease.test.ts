import { findingsOf, outcomeOf } from '../testing';
import { layerChangesEveryRelease } from './layerChangesEveryRelease';
import { historyOf, kit, onDebian, run } from './testing';

const release = (packages: string, bytes = 50_000_000) =>
  onDebian([run('apt-get install -y curl'), kit('COPY . /app')], {
    layers: ['debian', packages, `app on ${packages}`],
    layerBytes: [30_000_000, bytes, 1_000_000],
  });

describe('layer-changes-every-release', () => {
  it('finds a step that gives other bytes on the same layers each time', () => {
    const [finding] = findingsOf(layerChangesEveryRelease, {
      image: release('p3'),
      history: historyOf([
        { tag: '1.9.0', image: release('p2', 50_000_300) },
        { tag: '1.8.0', image: release('p1') },
      ]),
    });
    expect(finding).toMatchObject({
      places: [{ layer: 1, bytes: 50_000_000 }],
    });
    expect(finding.seen).toContain('in 2 of 2 releases: 100 MB');
    expect(finding.remedy.change?.after).toContain('SOURCE_DATE_EPOCH');
  });

  it('passes where other packages came, as other lengths tell', () => {
    expect(
      outcomeOf(layerChangesEveryRelease, {
        image: release('p3', 53_000_000),
        history: historyOf([
          { tag: '1.9.0', image: release('p2', 51_000_000) },
          { tag: '1.8.0', image: release('p1') },
        ]),
      }),
    ).toEqual({ state: 'passed' });
  });

  it('passes where something below changed', () => {
    const below = (number: number) =>
      onDebian([kit('COPY conf /etc/app'), run('apt-get install -y curl')], {
        layers: ['debian', `conf ${number}`, `packages ${number}`],
      });
    expect(
      outcomeOf(layerChangesEveryRelease, {
        image: below(3),
        history: historyOf([
          { tag: '1.9.0', image: below(2) },
          { tag: '1.8.0', image: below(1) },
        ]),
      }),
    ).toEqual({ state: 'passed' });
  });

  it('passes for what is copied from the build context', () => {
    const copied = (number: number) =>
      onDebian([kit('COPY . /app')], { layers: ['debian', `app ${number}`] });
    expect(
      outcomeOf(layerChangesEveryRelease, {
        image: copied(3),
        history: historyOf([
          { tag: '1.9.0', image: copied(2) },
          { tag: '1.8.0', image: copied(1) },
        ]),
      }),
    ).toEqual({ state: 'passed' });
  });

  it('does not know from fewer than three releases', () => {
    expect(
      outcomeOf(layerChangesEveryRelease, {
        image: release('p3'),
        history: historyOf([{ tag: '1.9.0', image: release('p2') }]),
      }),
    ).toMatchObject({ state: 'undecided', missing: 'history' });
  });
});
