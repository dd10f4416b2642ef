import { settledWithin } from './settledWithin';

describe('settledWithin', () => {
  it('waits for all to end, whichever way', async () => {
    const ended: string[] = [];
    await settledWithin(
      [
        new Promise(resolve => {
          setTimeout(resolve, 20);
        }).then(() => ended.push('well')),
        Promise.reject(new Error('not so well')),
      ],
      5_000,
    );
    expect(ended).toEqual(['well']);
  });

  it('waits no longer than allowed', async () => {
    const never = new Promise(() => {});
    await expect(settledWithin([never], 20)).resolves.toBeUndefined();
  });
});
