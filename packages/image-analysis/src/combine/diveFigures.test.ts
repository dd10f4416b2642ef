import { CombineTestLayer, combineTest, directory } from './testing';

/** The file that dive's test image copies about, and what names its contents. */
const README = { bytes: 6_405, hash: 'README.md' };

/** A layer of that image: directories that its tar lists, and files. */
function layer(
  directories: string[],
  files: CombineTestLayer['files'] = {},
  whiteouts: string[] = [],
): CombineTestLayer {
  return { others: directories.map(directory), files, whiteouts };
}

/**
 * `.data/test-docker-image.tar` of dive, layer by layer; of busybox only what
 * has a length (hard links to `bin/[` have none).
 */
const TEST_DOCKER_IMAGE: CombineTestLayer[] = [
  layer(['bin', 'etc', 'root', 'tmp'], {
    'bin/[': 1_075_464,
    'bin/getconf': 77_880,
    'etc/group': 307,
    'etc/localtime': 127,
    'etc/passwd': 340,
    'etc/shadow': 243,
  }),
  layer([], { 'somefile.txt': README }),
  layer([
    'root',
    'root/example',
    'root/example/really',
    'root/example/really/nested',
  ]),
  layer(['root', 'root/example'], { 'root/example/somefile1.txt': README }),
  layer(['root', 'root/example'], {
    'root/example/somefile1.txt': { ...README, mode: 0o444 },
  }),
  layer(['root', 'root/example'], { 'root/example/somefile2.txt': README }),
  layer(['root', 'root/example'], { 'root/example/somefile3.txt': README }),
  layer(['root', 'root/example'], { 'root/saved.txt': README }, [
    'root/example/somefile3.txt',
  ]),
  layer(['root'], { 'root/.saved.txt': README }),
  layer(['root'], {}, ['root/example']),
  layer(['root', 'root/.data'], {
    'root/.data/tag.sh': 917,
    'root/.data/test.sh': 1_270,
  }),
  layer(['tmp'], { 'tmp/saved.again1.txt': README }),
  layer(['root', 'root/.data'], { 'root/.data/saved.again2.txt': README }),
  layer(['root'], { 'root/saved.txt': { ...README, mode: 0o755 } }),
];

describe("dive's figures beside true ones", () => {
  it('are what dive prints for its test image, waste by chance the same', () => {
    const contents = combineTest(TEST_DOCKER_IMAGE);

    expect(contents.dive.efficiency).toBe(0.9844212134184309);
    expect(contents.dive.efficiency).toBe(1_214_193 / 1_233_408);
    expect(contents.dive.wastedBytes).toBe(32_025);
    expect(contents.dive.userBytes).toBe(66_237);
    expect(contents.dive.wastedUserPercent?.toFixed(5)).toBe('0.48349');

    expect(contents.fileBytes).toBe(1_220_598);
    expect(contents.liveBytes).toBe(1_188_573);
    expect(contents.wastedBytes).toBe(32_025);
    expect(contents.efficiency.toFixed(6)).toBe('0.973763');
    expect(contents.hidden).toEqual({
      removed: 19_215,
      metadata: 12_810,
      rewritten: 0,
    });
    // The layers of somefile1 (twice), somefile2, somefile3 and saved each own
    // one copy that is hidden.
    expect(
      contents.layers.flatMap(({ index, fileBytes, liveBytes }) =>
        fileBytes > liveBytes ? [[index, fileBytes - liveBytes]] : [],
      ),
    ).toEqual([
      [3, 6_405],
      [4, 6_405],
      [5, 6_405],
      [6, 6_405],
      [7, 6_405],
    ]);
  });

  it('are those of its unit test, where a removed directory costs it nothing', () => {
    // The unit test lists no directories, so the whiteout adds 0 for dive.
    const contents = combineTest([
      { files: { 'etc/nginx/nginx.conf': 2_000, 'etc/nginx/public': 3_000 } },
      { files: { 'etc/nginx/nginx.conf': 5_000, 'etc/athing': 10_000 } },
      { whiteouts: ['etc/nginx'] },
    ]);

    expect(contents.dive).toMatchObject({
      efficiency: 0.75,
      wastedBytes: 7_000,
    });
    expect(contents.fileBytes).toBe(20_000);
    expect(contents.liveBytes).toBe(10_000);
    expect(contents.wastedBytes).toBe(10_000);
    expect(contents.efficiency).toBe(0.5);
    expect(contents.hidden).toEqual({
      removed: 8_000,
      rewritten: 2_000,
      metadata: 0,
    });
  });

  it('are those of its test of an image without bytes', () => {
    const contents = combineTest([{ files: { nothing: 0 } }, {}, {}]);
    expect(contents.dive).toEqual({
      efficiency: 1,
      wastedBytes: 0,
      userBytes: 0,
    });
    expect(contents.efficiency).toBe(1);
  });
});

describe("dive's figures, worked by hand", () => {
  it('count a removed directory twice, where the tars list it', () => {
    // Paths: app/a 300, app/b 200, keep 500, app removed: 300 + 200.
    // Least: 300 + 200 + 500 + 500 = 1,500; sum the same: as if all were well.
    const contents = combineTest([
      layer(['app'], { 'app/a': 300, 'app/b': 200, keep: 500 }),
      { whiteouts: ['app'] },
    ]);
    expect(contents.dive).toEqual({
      efficiency: 1,
      wastedBytes: 0,
      userBytes: 0,
    });
    expect(contents.wastedBytes).toBe(500);
    expect(contents.efficiency).toBe(0.5);
  });

  it('count what survives as waste', () => {
    // app/a: 300 + 300, least 300; app/b: 400. 700 / 1,000; waste 600.
    const contents = combineTest([
      layer(['app'], { 'app/a': { bytes: 300, hash: 'a' }, 'app/b': 400 }),
      layer(['app'], { 'app/a': { bytes: 300, hash: 'a', uid: 1_000 } }),
    ]);
    expect(contents.dive).toEqual({
      efficiency: 0.7,
      wastedBytes: 600,
      userBytes: 300,
      wastedUserPercent: 2,
    });
    // True: 300 of 1,000 are hidden, by a change of owner.
    expect(contents.hidden.metadata).toBe(300);
    expect(contents.efficiency).toBe(0.7);
  });

  it('do not see what an opaque directory hides', () => {
    // app/a 300, app/b 200 and app/c 500 count once each: nothing is wasted.
    const contents = combineTest([
      layer(['app'], { 'app/a': 300, 'app/b': 200 }),
      { ...layer(['app'], { 'app/c': 500 }), opaqueDirectories: ['app'] },
    ]);
    expect(contents.dive).toEqual({
      efficiency: 1,
      wastedBytes: 0,
      userBytes: 500,
      wastedUserPercent: 0,
    });
    expect(contents.hidden.removed).toBe(500);
  });

  it('still sum up what an opaque directory hid, where it is removed later', () => {
    // app/a 300, app/c 500, and app removed: 300 + 500, a being there for dive.
    // Then e rewritten: 100 + 100. Least 300 + 500 + 800 + 100 = 1,700 of 1,800.
    const contents = combineTest([
      layer(['app'], { 'app/a': 300, e: 100 }),
      { ...layer(['app'], { 'app/c': 500 }), opaqueDirectories: ['app'] },
      { files: { e: 100 }, whiteouts: ['app'] },
    ]);
    expect(contents.dive.efficiency).toBe(1_700 / 1_800);
    expect(contents.dive.wastedBytes).toBe(200);
    expect(contents.liveBytes).toBe(100);
  });

  it('stop in a layer at a whiteout of what is not there', () => {
    // The third layer in the order of names: `.wh.gone` stands before `a`, so
    // that its other paths are not looked at: a counts once, with 100.
    const contents = combineTest([
      { files: { a: 100 } },
      { files: { b: 200 } },
      { files: { a: 100, b: 200 }, whiteouts: ['gone'] },
    ]);
    expect(contents.dive).toMatchObject({ efficiency: 1, wastedBytes: 0 });

    // In `z`, it stands behind both, and only what follows is left out.
    const later = combineTest([
      { files: { a: 100 } },
      { files: { b: 200 } },
      { files: { a: 100, b: 200, zz: 900 }, whiteouts: ['z/gone'] },
    ]);
    expect(later.dive.efficiency).toBe(300 / 600);
    expect(later.dive.wastedBytes).toBe(600);
  });

  it('say nothing of a share of user bytes where there is but one layer', () => {
    // dive divides by zero there: 0/0 passes every gate.
    const contents = combineTest([{ files: { a: 100 } }]);
    expect(contents.dive).toEqual({
      efficiency: 1,
      wastedBytes: 0,
      userBytes: 0,
    });
  });

  it('take a directory for none once a layer implies it without listing it', () => {
    // app removed adds 0 for dive, since the second layer's tar lists no app.
    const contents = combineTest([
      layer(['app'], { 'app/a': 300 }),
      { files: { 'app/b': 200 } },
      { whiteouts: ['app'] },
    ]);
    expect(contents.dive.efficiency).toBe(1);
    expect(contents.dive.wastedBytes).toBe(0);

    // Where it does: 500 more on both sides, which is 1 again but for c.
    const listed = combineTest([
      layer(['app'], { 'app/a': 300, c: 100 }),
      layer(['app'], { 'app/b': 200, c: 100 }),
      { whiteouts: ['app'] },
    ]);
    expect(listed.dive.efficiency).toBe(1_100 / 1_200);
  });
});
