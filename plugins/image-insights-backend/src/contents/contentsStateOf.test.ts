import { LayerState, StoredLayer } from '../database/ContentsStore';
import { contentsStateOf } from './contentsStateOf';

const config = {
  releasesPerRepository: 10,
  maxLayerBytes: 2_000_000_000,
  threads: 0,
};

function layers(...states: (LayerState | undefined)[]): StoredLayer[] {
  return states.map((state, position) => ({
    position,
    digest: `sha256:${position}`,
    state,
    problem:
      state === 'failed' || state === 'skipped'
        ? { code: state, message: `It was ${state}`, remedy: 'None.' }
        : undefined,
  }));
}

describe('contentsStateOf', () => {
  it.each([
    [layers('read', 'empty'), 'read'],
    [layers('empty'), 'read'],
    [layers('read', 'waiting'), 'waiting'],
    [layers('read', 'reading', 'failed'), 'waiting'],
    [layers('read', 'failed'), 'partial'],
    [layers('skipped', 'failed', 'empty'), 'failed'],
    [layers('read', undefined), 'off'],
  ])('of %j is %s', (stored, state) => {
    expect(contentsStateOf(stored, config).state).toBe(state);
  });

  it('is off where nothing is to be read, but what was read stays known', () => {
    expect(contentsStateOf(layers('waiting'), undefined).state).toBe('off');
    expect(contentsStateOf(layers('read'), undefined).state).toBe('read');
  });

  it('gives the reason of the first layer that has one', () => {
    expect(contentsStateOf(layers('read', 'skipped'), config).reason).toBe(
      'It was skipped',
    );
  });
});
