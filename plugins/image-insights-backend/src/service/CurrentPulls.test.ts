import { ImagePull } from '../cost/pulls/ImagePull';
import { CurrentPulls } from './CurrentPulls';

const PULL: ImagePull = { configBytes: 1, layers: [] };

describe('CurrentPulls', () => {
  let asked: string[][];
  let pulls: CurrentPulls;

  beforeEach(() => {
    asked = [];
    pulls = new CurrentPulls({
      pulls: {
        pulls: async digests => {
          asked.push([...digests]);
          return new Map(
            digests.flatMap(digest =>
              digest === 'gone' ? [] : [[digest, PULL] as const],
            ),
          );
        },
      },
    });
  });

  const of = async (...digests: string[]) =>
    [...(await pulls.of(digests, () => new Set(digests))).keys()].sort();

  it('reads each image once, and leaves out what is not stored', async () => {
    expect(await of('a', 'gone')).toEqual(['a']);
    expect(await of('a')).toEqual(['a']);
    expect(await of('a', 'b')).toEqual(['a', 'b']);
    expect(asked).toEqual([['a', 'gone'], ['b']]);
  });

  it('takes nothing from who asked for what is the newest no more', async () => {
    expect(await Promise.all([of('a', 'b'), of('b', 'c')])).toEqual([
      ['a', 'b'],
      ['b', 'c'],
    ]);
    // What nobody needs by now was forgotten.
    await of('a');
    expect(asked).toEqual([['a', 'b'], ['c'], ['a']]);
  });
});
