import { directoryGroups } from './directoryGroups';

const groups = (...paths: string[]) =>
  directoryGroups(paths.map(path => ({ path, bytes: 10 }))).map(
    ({ path, bytes, fileCount }) => `${path} ${bytes} ${fileCount}`,
  );

describe('directoryGroups', () => {
  it('names a single file', () => {
    expect(groups('tmp/app.tar.gz')).toEqual(['tmp/app.tar.gz 10 1']);
  });

  it('descends to the directory that holds everything', () => {
    expect(
      groups('var/lib/apt/lists/a', 'var/lib/apt/lists/partial/b'),
    ).toEqual(['var/lib/apt/lists 20 2']);
  });

  it('takes apart what lies near the root, most bytes first', () => {
    expect(
      groups('var/cache/apt/a', 'var/lib/apt/lists/a', 'var/lib/apt/lists/b'),
    ).toEqual(['var/lib/apt/lists 20 2', 'var/cache/apt/a 10 1']);
  });

  it('does not take apart what lies deeper', () => {
    expect(groups('app/src/a/x', 'app/src/b/y', 'app/src/c/z')).toEqual([
      'app/src 30 3',
    ]);
  });

  it('stops at paths of any depth', () => {
    const deep = Array.from({ length: 5_000 }, () => 'd').join('/');
    expect(groups(`${deep}/x`)).toHaveLength(1);
  });

  it('has none for no files', () => {
    expect(groups()).toEqual([]);
  });
});
