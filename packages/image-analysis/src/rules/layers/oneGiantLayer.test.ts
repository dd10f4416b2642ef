import { findingsOf, outcomeOf } from '../testing';
import { oneGiantLayer } from './oneGiantLayer';
import { historyOf, kit, onDebian, run } from './testing';

const release = (app: string, copy = 'COPY app.jar /app.jar') =>
  onDebian([run('useradd app'), kit(copy)], {
    layers: ['debian', 'user', app],
    layerBytes: [30_000_000, 1_000, 80_000_000],
  });
const history = historyOf([
  { tag: '1.9.0', image: release('a2') },
  { tag: '1.8.0', image: release('a1') },
]);

describe('one-giant-layer', () => {
  it('takes a fat jar apart that is new in most releases', () => {
    const [finding] = findingsOf(oneGiantLayer, {
      image: release('a3'),
      contents: [{}, {}, { files: { 'app.jar': 82_000_000 } }],
      history,
    });
    expect(finding.title).toBe('One layer of 80.0 MB is new in most releases');
    expect(finding.seen).toContain('100 %');
    expect(finding.seen).toContain('160 MB transferred');
    expect(finding.remedy.change?.after).toContain(
      'COPY --from=build extracted/dependencies/ ./',
    );
  });

  it('only guesses where contents are not known', () => {
    expect(
      findingsOf(oneGiantLayer, { image: release('a3'), history }),
    ).toMatchObject([{ confidence: 'guess' }]);
  });

  it('does not concern a program of one file', () => {
    expect(
      outcomeOf(oneGiantLayer, {
        image: release('a3'),
        contents: [{}, {}, { files: { 'usr/bin/server': 82_000_000 } }],
        history,
      }),
    ).toMatchObject({ state: 'not-applicable' });
  });

  it('passes where the layer seldom changes', () => {
    expect(
      outcomeOf(oneGiantLayer, {
        image: release('a1'),
        history: historyOf([
          { tag: '1.9.0', image: release('a1') },
          { tag: '1.8.0', image: release('a0') },
        ]),
      }),
    ).toEqual({ state: 'passed' });
  });

  it('passes for small images whatever happened', () => {
    expect(
      outcomeOf(oneGiantLayer, {
        image: { ...release('a3'), layerBytes: [30_000_000, 1_000, 9_000_000] },
        history,
      }),
    ).toEqual({ state: 'passed' });
  });
});
