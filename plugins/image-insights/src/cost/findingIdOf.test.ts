import { findingIdOf } from './findingIdOf';

describe('findingIdOf', () => {
  it('gives the id that the finding has in its image', () => {
    expect(findingIdOf({ id: 'finding:pip-cache-kept' })).toBe(
      'pip-cache-kept',
    );
  });

  it('takes off the repository that tells findings of a service apart', () => {
    expect(
      findingIdOf({
        id: 'finding:pip-cache-kept registry.example.com/shop/checkout',
        repository: 'registry.example.com/shop/checkout',
      }),
    ).toBe('pip-cache-kept');
  });
});
