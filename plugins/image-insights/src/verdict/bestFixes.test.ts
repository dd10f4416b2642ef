import { finding, findings } from '../__testUtils__';
import { bestFixes } from './bestFixes';

const gain = (compressedBytes: number, distinctCompressedBytes: number) => ({
  compressedBytes,
  distinctCompressedBytes,
  isEstimate: false,
  how: 'measured',
});

describe('bestFixes', () => {
  it('sums what the first three save, as a share of the image', () => {
    const best = bestFixes({
      findings: findings(),
      most: 3,
      compressedBytes: 268_300_000,
    });
    expect(best?.bytes).toBe(71_500_000);
    expect(best?.share).toBeCloseTo(0.2665, 4);
    expect(best?.overlap).toBe(false);
    expect(best?.isEstimate).toBe(true);
  });

  it('counts bytes that two findings claim once, and says so', () => {
    const best = bestFixes({
      findings: [
        finding({ gain: gain(100, 100) }),
        finding({ id: 'other', gain: gain(80, 30) }),
      ],
      most: 3,
      compressedBytes: 1_000,
    });
    expect(best).toMatchObject({ bytes: 130, overlap: true });
  });

  it('does not take what saves nothing for a fix', () => {
    expect(
      bestFixes({
        findings: [
          finding({ gain: undefined }),
          finding({ id: 'other', gain: gain(80, 0) }),
        ],
        most: 3,
        compressedBytes: 1_000,
      }),
    ).toBeUndefined();
  });
});
