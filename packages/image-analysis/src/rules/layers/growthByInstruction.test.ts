import { findingsOf, outcomeOf } from '../testing';
import { growthByInstruction } from './growthByInstruction';
import { historyOf, kit, onDebian, run } from './testing';

const release = (options: { modules: number; base?: number; name: string }) =>
  onDebian([run('npm ci'), kit('COPY . /app')], {
    layers: [
      `debian ${options.base ?? ''}`,
      `modules ${options.name}`,
      `app ${options.name}`,
    ],
    layerBytes: [options.base ?? 30_000_000, options.modules, 1_000_000],
  });
const before = historyOf([
  { tag: '1.9.0', image: release({ name: 'old', modules: 20_000_000 }) },
]);

describe('growth-by-instruction', () => {
  it('tells growth by the instruction that brought it', () => {
    const [finding, ...others] = findingsOf(growthByInstruction, {
      image: release({ name: 'new', modules: 40_000_000 }),
      contents: [
        {},
        { files: { 'app/node_modules/sharp.node': 19_000_000 } },
        {},
      ],
      history: before,
    });
    expect(others).toEqual([]);
    expect(finding).toMatchObject({
      key: 'RUN npm ci',
      title: '20.0 MB more than in the release before',
      places: [{ layer: 1, bytes: 20_000_000 }],
    });
    expect(finding.seen).toContain('grew by 20.0 MB (39 %) since 1.9.0');
    expect(finding.seen).toContain('/app/node_modules/sharp.node (19.0 MB)');
  });

  it('tells growth of the base as such', () => {
    expect(
      findingsOf(growthByInstruction, {
        image: release({ name: 'old', modules: 20_000_000, base: 90_000_000 }),
        history: before,
      }),
    ).toMatchObject([{ key: 'base', title: 'The base image grew by 60.0 MB' }]);
  });

  it('names an instruction that is new', () => {
    const old = release({ name: 'old', modules: 20_000_000 });
    const [finding] = findingsOf(growthByInstruction, {
      image: onDebian(
        [run('npm ci'), kit('COPY . /app'), kit('COPY models /models')],
        {
          layers: [...old.layers, 'models'],
          layerBytes: [30_000_000, 20_000_000, 1_000_000, 70_000_000],
        },
      ),
      history: before,
    });
    expect(finding.seen).toContain(
      '`COPY models /models` is new and brings 70.0 MB',
    );
  });

  it('passes below five percent and where bytes only changed places', () => {
    expect(
      outcomeOf(growthByInstruction, {
        image: release({ name: 'new', modules: 22_000_000 }),
        history: before,
      }),
    ).toEqual({ state: 'passed' });
    expect(
      outcomeOf(growthByInstruction, {
        image: onDebian([run('npm ci --omit=dev'), kit('COPY . /app')], {
          layers: ['debian ', 'modules new', 'app new'],
          layerBytes: [30_000_000, 20_100_000, 1_000_000],
        }),
        history: before,
      }),
    ).toEqual({ state: 'passed' });
  });

  it('does not know without an earlier release', () => {
    expect(
      outcomeOf(growthByInstruction, {
        image: release({ name: 'new', modules: 1 }),
        history: historyOf([]),
      }),
    ).toMatchObject({ state: 'undecided', missing: 'history' });
  });
});
