import { digestOf, imageLayer } from '../__testUtils__';
import { explainChange } from './explainChange';

const run = (text: string) => ({ keyword: 'RUN', text: `RUN ${text}` });
const base = imageLayer({ index: 0, digest: digestOf(1), compressedBytes: 30 });

describe('explainChange', () => {
  it('takes a file that was copied anew for one change, not for two', () => {
    const copied = (digest: number, compressedBytes: number) => ({
      layers: [
        imageLayer({
          digest: digestOf(digest),
          compressedBytes,
          instruction: {
            keyword: 'COPY',
            text: `COPY file:${String(digest).repeat(64)} /app/ledger`,
          },
        }),
      ],
    });
    expect(explainChange(copied(2, 1_180), copied(3, 1_190), 3)).toEqual([
      { instruction: 'COPY … /app/ledger', bytes: 10 },
    ]);
  });

  it('names the instructions whose layers changed, the largest first', () => {
    const earlier = {
      layers: [
        base,
        imageLayer({
          digest: digestOf(2),
          compressedBytes: 884,
          instruction: run('pip install -r requirements.txt'),
        }),
        imageLayer({
          digest: digestOf(3),
          compressedBytes: 121,
          instruction: { keyword: 'COPY', text: 'COPY . .' },
        }),
      ],
    };
    const later = {
      layers: [
        base,
        imageLayer({
          digest: digestOf(4),
          compressedBytes: 1510,
          instruction: run('pip install -r requirements.txt'),
        }),
        imageLayer({
          digest: digestOf(5),
          compressedBytes: 302,
          instruction: { keyword: 'COPY', text: 'COPY . .' },
        }),
      ],
    };
    expect(explainChange(earlier, later, 2)).toEqual([
      { instruction: 'pip install -r requirements.txt', bytes: 626 },
      { instruction: 'COPY . .', bytes: 181 },
    ]);
  });

  it('finds nothing between images of the same layers', () => {
    expect(explainChange({ layers: [base] }, { layers: [base] }, 2)).toEqual(
      [],
    );
  });

  it('counts what was removed', () => {
    expect(explainChange({ layers: [base] }, { layers: [] }, 2)).toEqual([
      { instruction: 'pip install -r requirements.txt', bytes: -30 },
    ]);
  });

  it('shortens long instructions and knows when there is none', () => {
    const long = imageLayer({
      digest: digestOf(7),
      instruction: run(`apt-get install ${'x'.repeat(100)}`),
    });
    const [reason] = explainChange({ layers: [] }, { layers: [long] }, 2);
    expect(reason.instruction?.length).toBeLessThanOrEqual(48);
    expect(reason.instruction).toMatch(/…$/);
    const silent = imageLayer({ digest: digestOf(8), instruction: undefined });
    expect(
      explainChange({ layers: [] }, { layers: [silent] }, 2)[0].instruction,
    ).toBeUndefined();
  });
});
