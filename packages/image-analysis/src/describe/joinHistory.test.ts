import { factsOf, Step } from '../testing';
import { joinHistory } from './joinHistory';

function join(layers: string[], history?: Step[]) {
  return joinHistory(factsOf({ layers, history }));
}

describe('joinHistory', () => {
  it('zips layers with the entries that are not empty', () => {
    const joined = join(
      ['a', 'b'],
      [{}, { emptyLayer: true }, {}, { emptyLayer: true }],
    );
    expect(joined.fact).toEqual({ state: 'exact' });
    expect(joined.entryOfLayer).toEqual([0, 2]);
    expect(joined.layersBelow).toEqual([0, 1, 1, 2]);
  });

  it('takes the last entries for empty where there are too many', () => {
    const joined = join(['a', 'b'], [{}, {}, {}]);
    expect(joined.entryOfLayer).toEqual([0, 1]);
    expect(joined.fact).toEqual({
      state: 'repaired',
      reason:
        'history tells of 3 layers, the image has 2: the last 1 of them were taken for empty',
    });
  });

  it('leaves the last layers without history where there are too few', () => {
    const joined = join(['a', 'b', 'c'], [{}, {}]);
    expect(joined.entryOfLayer).toEqual([0, 1, undefined]);
    expect(joined.fact).toEqual({
      state: 'repaired',
      reason:
        'history tells of 2 layers, the image has 3: nothing is told of the last 1',
    });
  });

  it('aligns the own steps with the top where the base is known', () => {
    const joined = joinHistory(
      factsOf({
        layers: ['a', 'b', 'c', 'd'],
        history: [{}, { emptyLayer: true }, {}],
      }),
      { layerCount: 3, entryCount: 2 },
    );
    expect(joined.entryOfLayer).toEqual([0, undefined, undefined, 2]);
    expect(joined.layersBelow).toEqual([0, 1, 3]);
  });

  it('says that a config has no history', () => {
    expect(join(['a']).fact).toEqual({
      state: 'missing',
      reason: 'the config has no history',
    });
    expect(join(['a'], []).fact.state).toBe('missing');
    expect(join(['a'], [{ emptyLayer: true }]).fact).toEqual({
      state: 'missing',
      reason: 'no entry of the history made a layer',
    });
  });
});
