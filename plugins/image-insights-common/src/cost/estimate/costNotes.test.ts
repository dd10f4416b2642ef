import { costInput, costStream, pullImage } from '../testing/costInputs';
import { estimateCost } from './estimateCost';

const LAYERS_ONLY = { configBytes: 0, manifestBytes: 0 };
const image = pullImage({ layers: [[100_000_000, 'all']], ...LAYERS_ONLY });

describe('notes of an estimate', () => {
  const codesOf = (...streams: ReturnType<typeof costStream>[]) =>
    estimateCost(costInput(streams)).notes.map(({ code }) => code);

  it('tell of a first release, where nodes keep images at all', () => {
    expect(codesOf(costStream([image]))).toContain('first-release');
    expect(codesOf(costStream([image, image]))).not.toContain('first-release');
    expect(codesOf(costStream([image], { cache: 'none' }))).not.toContain(
      'first-release',
    );
  });

  it('tell of unknown chain IDs, of lazy images, of a free path', () => {
    const blind = ['1', '2'].map(name =>
      pullImage({ layers: [[1_000, name]], withoutIds: true }),
    );
    expect(codesOf(costStream(blind))).toContain('chain-unknown');
    expect(codesOf(costStream([{ ...image, isLazy: true }]))).toContain(
      'lazy-loading',
    );
    expect(codesOf(costStream([image], { path: 'gcp-same-location' }))).toEqual(
      expect.arrayContaining(['free-path', 'check-cloud-nat']),
    );
  });

  it('tell of the stream, where there are several', () => {
    const { notes } = estimateCost(
      costInput([
        costStream([image], {}, { id: 'one' }),
        costStream([image, image], {}, { id: 'other' }),
      ]),
    );
    expect(notes).toContainEqual({ code: 'first-release', subject: 'one' });
    expect(notes).not.toContainEqual({
      code: 'first-release',
      subject: 'other',
    });
  });

  it('say that less than ten dollars is negligible, in any currency', () => {
    const at = (deploymentsPerMonth: number, perUsd = 1) =>
      estimateCost({
        ...costInput([costStream([image], { deploymentsPerMonth })]),
        currency: { code: 'XXX', perUsd },
      }).notes.some(({ code }) => code === 'negligible');
    expect(at(20)).toBe(true);
    expect(at(20, 150)).toBe(true);
    expect(at(200)).toBe(false);
    expect(at(200, 0.01)).toBe(false);
  });

  it('say that storage is at least what is told', () => {
    expect(
      codesOf(costStream([image], {}, { stored: { blobBytes: 5, images: 1 } })),
    ).toContain('storage-at-least');
  });

  it('tell of prices that are old on the day', () => {
    const input = costInput([costStream([image])], {
      at: '2030-01-01T00:00:00.000Z',
    });
    expect(estimateCost(input).notes.map(({ code }) => code)).toContain(
      'old-price',
    );
  });
});
