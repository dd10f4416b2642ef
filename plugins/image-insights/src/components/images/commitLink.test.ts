import { commitLink } from './commitLink';

describe('commitLink', () => {
  const revision = '4be1d0a9c3f24be1d0a9c3f24be1d0a9c3f24be1';

  it.each([
    [
      'https://github.com/shop/checkout.git',
      `https://github.com/shop/checkout/commit/${revision}`,
    ],
    [
      'https://gitlab.example.com/shop/checkout/',
      `https://gitlab.example.com/shop/checkout/-/commit/${revision}`,
    ],
    [
      'https://bitbucket.org/shop/checkout',
      `https://bitbucket.org/shop/checkout/commits/${revision}`,
    ],
  ])('finds the commit of %s', (source, link) => {
    expect(commitLink(source, revision)).toBe(link);
  });

  it.each([
    'https://source.example.com/shop/checkout',
    'ftp://github.com/shop/checkout',
    'git@github.com:shop/checkout.git',
    '',
  ])('does not guess for %s', source => {
    expect(commitLink(source, revision)).toBeUndefined();
  });

  it('takes no branch for a commit', () => {
    expect(commitLink('https://github.com/a/b', 'main')).toBeUndefined();
  });
});
