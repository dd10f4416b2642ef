import { LayerTexts } from './LayerTexts';

/** More images than are kept. */
const MANY = 5_001;

const held = (digest: string, index = 0) => ({
  audited: { image: { digest, baseLayers: 0 } },
  index,
});

describe('LayerTexts', () => {
  let asked: number;
  let texts: LayerTexts;

  beforeEach(() => {
    asked = 0;
    texts = new LayerTexts({
      inventory: {
        layers: async digests => {
          asked += digests.length;
          return new Map(
            digests
              .filter(digest => digest !== 'gone')
              .map(digest => [digest, [{ kind: 'application' as const }]]),
          );
        },
      },
    });
  });

  it('tells layers in the order asked, and nothing of what is not there', async () => {
    expect(
      await texts.of([held('gone'), held('a'), held('a', 1), held('b')]),
    ).toEqual([
      undefined,
      { kind: 'application' },
      undefined,
      { kind: 'application' },
    ]);
    await texts.of([held('b'), held('a')]);
    expect(asked).toBe(3);
  });

  it('tells what it knew when it was asked, though another made it forget', async () => {
    await texts.of([held('a')]);
    const others = Array.from({ length: MANY }, (_, index) =>
      held(`other ${index}`),
    );
    const [, [first]] = await Promise.all([
      texts.of(others),
      texts.of([held('a'), held('b')]),
    ]);
    expect(first).toEqual({ kind: 'application' });
    await texts.of([held('a')]);
    expect(asked).toBe(MANY + 3);
  });
});
