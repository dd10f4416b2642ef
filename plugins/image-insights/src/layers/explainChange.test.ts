import type { Comparison } from '@image-insights/backstage-plugin-image-insights-common';
import { comparison } from '../__testUtils__';
import { explainChange } from './explainChange';

type Change = Comparison['layers'][number];

function change(over: Partial<Change>): Change {
  return {
    kind: 'same-instruction',
    instruction: 'RUN make',
    fromCompressedBytes: 0,
    toCompressedBytes: 0,
    compressedBytes: 0,
    ...over,
  };
}

const explain = (layers: Change[], most = 3) =>
  explainChange(
    {
      layers,
      compressedBytes: layers.reduce(
        (sum, one) => sum + one.compressedBytes,
        0,
      ),
    },
    most,
  );

describe('explainChange', () => {
  it('names the instructions whose layers changed, the largest first', () => {
    expect(explainChange(comparison(), 2)).toEqual([
      {
        instruction: 'pip install -r requirements.txt',
        isBase: false,
        bytes: 62_600_000,
      },
      { instruction: 'COPY . .', isBase: false, bytes: 18_100_000 },
    ]);
  });

  it('goes on until what it names explains all but a tenth', () => {
    const npm = [
      change({
        kind: 'added',
        instruction: 'RUN npm install',
        compressedBytes: 67,
      }),
      change({ instruction: 'COPY . .', compressedBytes: 32 }),
      change({
        kind: 'removed',
        instruction: 'RUN npm ci',
        compressedBytes: -18,
      }),
      change({ instruction: 'COPY package.json ./', compressedBytes: 5 }),
    ];
    expect(explain(npm).map(({ bytes }) => bytes)).toEqual([67, 32, -18]);
    expect(explain(npm, 1)).toHaveLength(1);
    expect(
      explain([
        change({ instruction: 'RUN make', compressedBytes: 95 }),
        change({ instruction: 'COPY . .', compressedBytes: 5 }),
      ]),
    ).toHaveLength(1);
  });

  it('takes a file that was copied anew for one change, not for two', () => {
    const copy = (digit: string) => `COPY file:${digit.repeat(64)} /app/ledger`;
    expect(
      explain([
        change({
          kind: 'removed',
          instruction: copy('2'),
          compressedBytes: -1_180,
        }),
        change({
          kind: 'added',
          instruction: copy('3'),
          compressedBytes: 1_190,
        }),
      ]),
    ).toEqual([
      { instruction: 'COPY … /app/ledger', isBase: false, bytes: 10 },
    ]);
  });

  it('sums the layers of the base image, whatever made them', () => {
    expect(
      explain([
        change({ kind: 'base', instruction: 'ADD a /', compressedBytes: 70 }),
        change({ kind: 'base', instruction: undefined, compressedBytes: 30 }),
      ]),
    ).toEqual([{ instruction: undefined, isBase: true, bytes: 100 }]);
  });

  it('finds nothing where nothing changed', () => {
    expect(explain([change({ kind: 'unchanged' })])).toEqual([]);
  });

  it('leaves out what explains less than a hundredth', () => {
    expect(
      explain([
        change({ compressedBytes: 1_000 }),
        change({ instruction: 'RUN true', compressedBytes: 9 }),
      ]),
    ).toHaveLength(1);
  });

  it('shortens long instructions and knows when there is none', () => {
    const [long, silent] = explain([
      change({
        instruction: `RUN apt-get install ${'x'.repeat(100)}`,
        compressedBytes: 20,
      }),
      change({ instruction: undefined, compressedBytes: 10 }),
    ]);
    expect(long.instruction?.length).toBeLessThanOrEqual(48);
    expect(long.instruction).toMatch(/…$/);
    expect(silent.instruction).toBeUndefined();
  });
});
