import { execFile } from 'node:child_process';
import { Readable } from 'node:stream';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';
import { LayerContentsError } from './LayerContentsError';
import { LayerReaderPool } from './LayerReaderPool';
import { unpackLayerContents } from './unpackLayerContents';
import { digestOfBytes, inParts, readBytes } from './testing/readBytes';
import { tarOf } from './testing/tarOf';

const layer = (name: string) =>
  gzipSync(tarOf([{ path: name, body: `contents of ${name}` }]));

function optionsOf(bytes: Uint8Array) {
  return {
    blob: inParts(bytes),
    digest: digestOfBytes(bytes),
    compressedBytes: bytes.length,
  };
}

/** A source that tells what becomes of it, and never ends. */
function endless() {
  const source = {
    taken: 0,
    isClosed: false,
    async *blob() {
      try {
        const zeros = Buffer.alloc(512);
        for (;;) {
          source.taken += 1;
          await new Promise(resolve => setImmediate(resolve));
          yield source.taken === 1 ? tarOf([{ path: 'a' }]) : zeros;
        }
      } finally {
        source.isClosed = true;
      }
    },
  };
  return source;
}

/** Waits for what has to come, however long it takes. */
async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) {
    await new Promise(resolve => setTimeout(resolve, 5));
  }
}

async function failure(reading: Promise<unknown>): Promise<LayerContentsError> {
  const error = await reading.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof LayerContentsError)) {
    throw new Error(`expected a LayerContentsError, got ${error}`);
  }
  return error;
}

describe.each([0, 1, 2])('LayerReaderPool of %d threads', threads => {
  let pool: LayerReaderPool;
  beforeAll(() => {
    pool = new LayerReaderPool({ threads });
  });
  afterAll(() => pool.close());

  it('reads what reading in place reads', async () => {
    const bytes = layer('one');

    const packed = await pool.read(optionsOf(bytes));

    expect(unpackLayerContents(packed)).toEqual(await readBytes(bytes));
  });

  it('reads more layers than it has threads, each for its asker', async () => {
    const names = Array.from({ length: 12 }, (_, at) => `layer-${at}`);

    const read = await Promise.all(
      names.map(async name => {
        const packed = await pool.read(optionsOf(layer(name)));
        return unpackLayerContents(packed).entries[0].path;
      }),
    );

    expect(read).toEqual(names);
  });

  it('reads a layer that is larger than all it holds at a time', async () => {
    const bytes = tarOf(
      Array.from({ length: 64 }, (_, at) => ({
        path: `f${at}`,
        body: Buffer.alloc(100_000, at),
      })),
    );

    const packed = await pool.read(optionsOf(bytes));

    expect(unpackLayerContents(packed)).toEqual(await readBytes(bytes));
  });

  it('takes the memory of chunks over where it may, and only then', async () => {
    const tar = tarOf([{ path: 'a', body: Buffer.alloc(300_000, 7) }]);
    const chunks = () =>
      [tar.subarray(0, 70_000), tar.subarray(70_000)].map(part =>
        Uint8Array.from(part),
      );
    const read = async (given: Uint8Array[], transfersChunks: boolean) => {
      async function* blob() {
        yield* given;
      }
      return unpackLayerContents(
        await pool.read({ ...optionsOf(tar), blob: blob(), transfersChunks }),
      );
    };
    const [kept, taken] = [chunks(), chunks()];

    expect(await read(kept, false)).toEqual(await readBytes(tar));
    expect(await read(taken, true)).toEqual(await readBytes(tar));

    expect(kept.map(chunk => chunk.length)).toEqual([
      70_000,
      tar.length - 70_000,
    ]);
    expect(taken.map(chunk => chunk.length)).toEqual(
      threads === 0 ? [70_000, tar.length - 70_000] : [0, 0],
    );
  });

  it('tells why a layer cannot be read, and reads the next', async () => {
    const error = await failure(
      pool.read({ ...optionsOf(Buffer.alloc(5_000_000, 'no tar')) }),
    );

    expect(error).toMatchObject({ code: 'not-a-tar', isPermanent: true });
    expect(error.digest).toMatch(/^sha256:/);
    expect(await pool.read(optionsOf(layer('next')))).toBeDefined();
  });

  it('passes on an error of the source, and reads the next', async () => {
    const wrong = new Error('the blob has another digest');
    async function* blob() {
      yield* inParts(layer('wrong'));
      throw wrong;
    }

    await expect(
      pool.read({ ...optionsOf(layer('wrong')), blob: blob() }),
    ).rejects.toBe(wrong);
    expect(await pool.read(optionsOf(layer('next')))).toBeDefined();
  });

  it('gives up at an abort, closes the source, and reads the next', async () => {
    const controller = new AbortController();
    const source = endless();
    const reading = pool.read({
      blob: source.blob(),
      digest: 'sha256:endless',
      compressedBytes: 1_000,
      signal: controller.signal,
    });
    until(() => source.taken > 1).then(() =>
      controller.abort(new Error('enough')),
    );

    await expect(reading).rejects.toThrow('enough');
    await until(() => source.isClosed);

    expect(await pool.read(optionsOf(layer('next')))).toBeDefined();
  });

  it('touches nothing for a signal that was aborted before', async () => {
    const stream = Readable.from([layer('a')], { objectMode: false });

    await expect(
      pool.read({
        ...optionsOf(layer('a')),
        blob: stream,
        signal: AbortSignal.abort(new Error('before')),
      }),
    ).rejects.toThrow('before');

    expect(stream.destroyed).toBe(true);
  });
});

describe('LayerReaderPool', () => {
  it('lets the source wait while the thread has enough to do', async () => {
    const pool = new LayerReaderPool({ threads: 1 });
    let given = 0;
    async function* blob() {
      for (; given < 400; given += 1) {
        yield Buffer.alloc(256 * 1024);
      }
    }
    // The thread has not even loaded its code when the first chunks come.
    const reading = pool.read({
      blob: blob(),
      digest: 'sha256:zeros',
      compressedBytes: 400 * 256 * 1024,
    });
    let before = 0;
    while (given === 0 || given > before) {
      before = given;
      await new Promise(resolve => setImmediate(resolve));
    }

    expect(given).toBeLessThan(10);
    await reading;
    expect(given).toBe(400);
    await pool.close();
  });

  it('survives a thread that runs out of memory', async () => {
    const pool = new LayerReaderPool({ threads: 1, memoryMebibytes: 16 });
    const many = tarOf(
      Array.from({ length: 120_000 }, (_, at) => ({ path: `file-${at}` })),
    );

    const error = await failure(pool.read(optionsOf(many)));

    expect(error).toMatchObject({ code: 'out-of-memory', isPermanent: false });
    expect(await pool.read(optionsOf(layer('next')))).toBeDefined();
    await pool.close();
  });

  it('fails what runs and what waits when it is closed', async () => {
    const pool = new LayerReaderPool({ threads: 1 });
    const source = endless();
    const running = failure(
      pool.read({
        blob: source.blob(),
        digest: 'sha256:endless',
        compressedBytes: 1_000,
      }),
    );
    const waiting = failure(pool.read(optionsOf(layer('waiting'))));
    until(() => source.taken > 1).then(() => pool.close());

    expect((await running).code).toBe('closed');
    expect((await waiting).code).toBe('closed');
    await until(() => source.isClosed);
    expect((await failure(pool.read(optionsOf(layer('late'))))).code).toBe(
      'closed',
    );
  });

  it('takes a waiting layer out of the queue when it is aborted', async () => {
    const pool = new LayerReaderPool({ threads: 1 });
    const first = pool.read(optionsOf(layer('first')));
    const controller = new AbortController();
    const second = pool.read({
      ...optionsOf(layer('second')),
      signal: controller.signal,
    });
    const third = pool.read(optionsOf(layer('third')));

    controller.abort(new Error('not any more'));

    await expect(second).rejects.toThrow('not any more');
    expect(unpackLayerContents(await first).entries[0].path).toBe('first');
    expect(unpackLayerContents(await third).entries[0].path).toBe('third');
    await pool.close();
  });

  it('runs as the development server runs it, and lets the process end', async () => {
    const program = `
      const { gzipSync } = require('node:zlib');
      const { LayerReaderPool, unpackLayerContents } = require('./src/index.ts');
      const { tarOf } = require('./src/contents/testing/tarOf.ts');
      const blob = gzipSync(tarOf([{ path: 'bin/app', body: 'app' }]));
      new LayerReaderPool({ threads: 2 })
        .read({ blob: (async function* () { yield blob; })(), digest: 'sha256:x', compressedBytes: blob.length })
        .then(packed => console.log(unpackLayerContents(packed).entries[0].path));
    `;

    const { stdout } = await promisify(execFile)(
      process.execPath,
      [
        '--require',
        require.resolve('@backstage/cli/config/nodeTransform.cjs'),
        '--eval',
        program,
      ],
      { cwd: `${__dirname}/../..`, timeout: 120_000 },
    );

    expect(stdout).toBe('bin/app\n');
  });
});
