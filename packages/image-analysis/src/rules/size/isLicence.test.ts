import { isLicence } from './isLicence';

describe('isLicence', () => {
  it.each([
    'usr/share/doc/git/copyright',
    'usr/share/doc/x/LICENSE.md',
    'usr/share/doc/x/COPYING',
    'usr/share/licenses/x/NOTICE',
  ])('knows %s', path => {
    expect(isLicence(path)).toBe(true);
  });

  it.each(['usr/share/doc/git/README', 'usr/share/doc/copyright/x.txt'])(
    'leaves %s',
    path => {
      expect(isLicence(path)).toBe(false);
    },
  );
});
