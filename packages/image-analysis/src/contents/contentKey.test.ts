import { gzipSync } from 'node:zlib';
import { contentKeyOf } from './contentKey';
import { packLayerContents } from './packLayerContents';
import { readPackedFacts } from './readPackedFacts';
import { readBytes } from './testing/readBytes';
import { TestEntry, tarOf } from './testing/tarOf';
import { unpackLayerContents } from './unpackLayerContents';

const files: TestEntry[] = [
  { path: 'app/', type: '5', mode: 0o755 },
  { path: 'app/run', body: 'one', mode: 0o755 },
  { path: 'app/empty', body: '' },
  { path: 'app/link', type: '2', link: 'run' },
  { path: 'app/hard', type: '1', link: 'app/run' },
  { path: 'etc/.wh.motd', body: '' },
  { path: 'var/cache/.wh..wh..opq', body: '' },
];

async function keyOf(entries: TestEntry[]): Promise<string> {
  return contentKeyOf(await readBytes(gzipSync(tarOf(entries))));
}

/** The files, one of them as the changes say. */
function filesWith(path: string, changes: Partial<TestEntry>): TestEntry[] {
  return files.map(file =>
    file.path === path ? { ...file, ...changes } : file,
  );
}

describe('contentKeyOf', () => {
  it('is equal for layers that hold the same files, built at other times', async () => {
    const later = files.map(file => ({ ...file, time: 1_750_000_000 }));
    expect(await keyOf(later)).toBe(await keyOf(files));
    expect(await keyOf(files)).toMatch(/^sha256:[0-9a-f]{64}$/);
  });

  it('does not depend on the order of the tar', async () => {
    expect(await keyOf([...files].reverse())).toBe(await keyOf(files));
  });

  it('does not depend on how the tar is compressed', async () => {
    const tar = tarOf(files);
    const keys = await Promise.all(
      [tar, gzipSync(tar, { level: 1 }), gzipSync(tar, { level: 9 })].map(
        async blob => contentKeyOf(await readBytes(blob)),
      ),
    );
    expect(new Set(keys).size).toBe(1);
  });

  it.each<[string, TestEntry[]]>([
    ['other contents of equal length', filesWith('app/run', { body: 'two' })],
    ['another length', filesWith('app/run', { body: 'one more' })],
    ['another mode', filesWith('app/run', { mode: 0o700 })],
    ['another owner', filesWith('app/run', { uid: 1000 })],
    ['another group', filesWith('app/run', { gid: 1000 })],
    ['another path', filesWith('app/run', { path: 'app/walk' })],
    ['another type', filesWith('app/empty', { type: '6' })],
    ['another target of a link', filesWith('app/link', { link: 'walk' })],
    [
      'another target of a hard link',
      filesWith('app/hard', { link: 'app/empty' }),
    ],
    [
      'another removed path',
      filesWith('etc/.wh.motd', { path: 'etc/.wh.issue' }),
    ],
    ['one file more', [...files, { path: 'app/more', body: '' }]],
    ['one file fewer', files.slice(0, -3)],
    [
      'a directory that is removed, not opaque',
      [...files.slice(0, -1), { path: 'var/.wh.cache', body: '' }],
    ],
  ])('differs where there is %s', async (_, changed) => {
    expect(await keyOf(changed)).not.toBe(await keyOf(files));
  });

  it('does not confuse a path with what comes after it', async () => {
    const one = await keyOf([{ path: 'a', type: '2', link: 'bc' }]);
    const other = await keyOf([{ path: 'ab', type: '2', link: 'c' }]);
    expect(one).not.toBe(other);
  });

  it('equals nothing else where a file was not read', async () => {
    const [one, other] = await Promise.all(
      [1, 9].map(level =>
        readBytes(gzipSync(Buffer.concat([tarOf(files)]), { level })),
      ),
    );
    expect(contentKeyOf(one)).toBe(contentKeyOf(other));
    for (const contents of [one, other]) {
      for (const entry of contents.entries) {
        delete entry.hash;
      }
    }
    expect(one.digest).not.toBe(other.digest);
    expect(contentKeyOf(one)).not.toBe(contentKeyOf(other));
    expect(contentKeyOf(one)).toBe(contentKeyOf({ ...one }));
  });

  it('is kept with packed contents, and read without unpacking them', async () => {
    const contents = await readBytes(gzipSync(tarOf(files)));
    const packed = packLayerContents(contents);
    expect(readPackedFacts(packed).contentKey).toBe(contentKeyOf(contents));
    expect(contentKeyOf(unpackLayerContents(packed))).toBe(
      contentKeyOf(contents),
    );
  });

  it('is the same for an empty layer, however it is written', async () => {
    const empty = await keyOf([]);
    expect(empty).toBe(await keyOf([]));
    expect(empty).not.toBe(await keyOf(files));
  });
});
