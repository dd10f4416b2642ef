import { findingsOf, outcomeOf } from '../testing';
import { dependencyLayerChurns } from './dependencyLayerChurns';
import { historyOf, kit, onDebian, run } from './testing';

const lock = (hash: string) => [{ path: 'app/package-lock.json', hash }];
const release = (sources: string, modules: string, script = 'npm ci') =>
  onDebian([kit('COPY . /app'), run(script)], {
    layers: ['debian', sources, modules],
    layerBytes: [30_000_000, 1_000_000, 60_000_000],
  });
const contents = (hash: string) => [
  {},
  { files: { 'app/package-lock.json': { bytes: 500, hash } } },
  {},
];

describe('dependency-layer-churns', () => {
  it('sums what was sent again though the lock file was the same', () => {
    const [finding] = findingsOf(dependencyLayerChurns, {
      image: release('s3', 'm3'),
      contents: contents('a'),
      history: historyOf([
        { tag: '1.9.0', image: release('s2', 'm2'), lockfiles: lock('a') },
        { tag: '1.8.0', image: release('s1', 'm1'), lockfiles: lock('a') },
      ]),
    });
    expect(finding).toMatchObject({
      key: 'npm',
      title: 'Dependencies sent again 2 times without need, 120 MB',
      places: [{ layer: 2, bytes: 60_000_000 }],
    });
    expect(finding.remedy.change?.after).toBe(
      'COPY package.json package-lock.json /app/\nRUN npm ci\nCOPY . /app',
    );
  });

  it('blames the build where nothing below had changed', () => {
    const [finding] = findingsOf(dependencyLayerChurns, {
      image: release('s', 'm3'),
      contents: contents('a'),
      history: historyOf([
        { tag: '1.9.0', image: release('s', 'm2'), lockfiles: lock('a') },
        { tag: '1.8.0', image: release('s', 'm1'), lockfiles: lock('a') },
      ]),
    });
    expect(finding.remedy.text).toContain('SOURCE_DATE_EPOCH');
  });

  it('passes where lock files changed as well', () => {
    expect(
      outcomeOf(dependencyLayerChurns, {
        image: release('s3', 'm3'),
        contents: contents('c'),
        history: historyOf([
          { tag: '1.9.0', image: release('s2', 'm2'), lockfiles: lock('b') },
          { tag: '1.8.0', image: release('s1', 'm1'), lockfiles: lock('a') },
        ]),
      }),
    ).toEqual({ state: 'passed' });
  });

  it('passes without lock files where the layer stayed the same', () => {
    expect(
      outcomeOf(dependencyLayerChurns, {
        image: release('s3', 'm'),
        history: historyOf([
          { tag: '1.9.0', image: release('s2', 'm') },
          { tag: '1.8.0', image: release('s1', 'm') },
        ]),
      }),
    ).toEqual({ state: 'passed' });
  });

  it('does not know where no lock files are known', () => {
    expect(
      outcomeOf(dependencyLayerChurns, {
        image: release('s3', 'm3'),
        history: historyOf([
          { tag: '1.9.0', image: release('s2', 'm2') },
          { tag: '1.8.0', image: release('s1', 'm1') },
        ]),
      }),
    ).toMatchObject({ state: 'undecided', missing: 'contents' });
  });

  it('does not count releases on another base', () => {
    const onOther = (image: ReturnType<typeof release>, base: string) => ({
      ...image,
      layers: [base, ...image.layers.slice(1)],
    });
    expect(
      outcomeOf(dependencyLayerChurns, {
        image: release('s3', 'm3'),
        contents: contents('a'),
        history: historyOf([
          {
            tag: '1.9.0',
            image: onOther(release('s2', 'm2'), 'b'),
            lockfiles: lock('a'),
          },
          {
            tag: '1.8.0',
            image: onOther(release('s1', 'm1'), 'c'),
            lockfiles: lock('a'),
          },
        ]),
      }),
    ).toMatchObject({ state: 'undecided', missing: 'history' });
  });

  it('does not concern a RUN that builds as well', () => {
    const build = 'npm ci && npm run build';
    expect(
      outcomeOf(dependencyLayerChurns, {
        image: release('s3', 'm3', build),
        contents: contents('a'),
        history: historyOf([
          {
            tag: '1.9.0',
            image: release('s2', 'm2', build),
            lockfiles: lock('a'),
          },
          {
            tag: '1.8.0',
            image: release('s1', 'm1', build),
            lockfiles: lock('a'),
          },
        ]),
      }),
    ).toMatchObject({ state: 'not-applicable' });
  });
});
