/**
 * How long does it take to know what is in an image? Reads a really built image
 * of about 790 MB (Debian with a Go compiler) from a registry on this machine
 * down to the summary of its contents, turn about with `gzip -dc` of the same
 * layers and other ways, and prints ratios: absolute times say more about the
 * machine than about the code.
 *
 *   yarn bench:contents [ROUNDS]
 *
 * Needs what scripts/real-images needs. The image is kept in the system's
 * directory for temporary files; later runs only serve it.
 */
import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import { type BuildOptions, build as esbuild } from 'esbuild';

const run = promisify(execFile);

const WORK = join(tmpdir(), 'image-insights-bench-contents');

interface BenchImage {
  host: string;
  repository: string;
  tag: string;
  blobs: string;
}

interface Result {
  wallMs: number;
  cpuMs: number;
  peakMiB?: number;
  delayP99Ms?: number;
  delayMaxMs?: number;
  combineMs?: number;
  files?: number;
  uncompressedBytes?: number;
  packages?: number;
  executables?: number;
}

interface Way {
  name: string;
  go(): Promise<Result>;
}

const FLOOR = 'gzip -dc';

async function main() {
  const rounds = Number(process.argv[2] ?? 5);
  const { child, image } = await serveImage();
  try {
    const files = await layerFiles(image);
    const program = await build();
    const ways: Way[] = [
      { name: FLOOR, go: () => shell(files, 'gzip -dc "$f" > /dev/null') },
      {
        name: 'gzip -dc | tar t',
        go: () => shell(files, 'gzip -dc "$f" | tar t > /dev/null'),
      },
      {
        name: 'createGunzip, default',
        go: () => own(program, 'gunzip-default', image),
      },
      {
        name: 'createGunzip, 256 KiB',
        go: () => own(program, 'gunzip', image),
      },
      { name: 'this, one thread', go: () => own(program, 'here', image) },
      { name: 'this, two workers', go: () => own(program, 'threads', image) },
    ];
    const results = await compare(ways, rounds);
    print(ways, results);
  } finally {
    child.stdin?.end();
  }
}

/** Every way once to warm the disk's cache, then in rounds. */
async function compare(
  ways: Way[],
  rounds: number,
): Promise<Map<string, Result[]>> {
  const results = new Map<string, Result[]>();
  for (let round = 0; round <= rounds; round += 1) {
    for (const { name, go } of ways) {
      const result = await go();
      if (round > 0) {
        results.set(name, [...(results.get(name) ?? []), result]);
      }
    }
  }
  return results;
}

function print(ways: Way[], results: Map<string, Result[]>) {
  const floors = results.get(FLOOR) ?? [];
  const rows = ways.map(({ name }) => {
    const taken = results.get(name) ?? [];
    const ratios = taken.map((result, at) => result.wallMs / floors[at].wallMs);
    const of = (field: keyof Result, digits = 0) => {
      const values = taken
        .map(result => result[field])
        .filter(value => value !== undefined);
      return values.length === 0 ? '' : median(values).toFixed(digits);
    };
    return [
      name,
      median(ratios).toFixed(2),
      of('wallMs'),
      of('cpuMs'),
      of('peakMiB'),
      of('delayP99Ms', 1),
      of('delayMaxMs', 0),
      of('combineMs'),
    ];
  });
  const head = [
    'way',
    `× ${FLOOR}`,
    'wall ms',
    'CPU ms',
    'peak MiB',
    'delay p99 ms',
    'delay max ms',
    'combine ms',
  ];
  const widths = head.map((title, column) =>
    Math.max(title.length, ...rows.map(row => row[column].length)),
  );
  for (const row of [head, ...rows]) {
    say(
      row
        .map((cell, column) =>
          column === 0
            ? cell.padEnd(widths[column])
            : cell.padStart(widths[column]),
        )
        .join('  '),
    );
  }
  const [read] = results.get('this, one thread') ?? [];
  say(
    `${read?.files} files, ${read?.uncompressedBytes} bytes uncompressed, ${read?.packages} packages, ${read?.executables} ELF files; medians of ${floors.length} rounds`,
  );
}

/** A shell command per layer, one after the other. */
async function shell(files: string[], command: string): Promise<Result> {
  const { stderr } = await run('bash', [
    '-c',
    `TIMEFORMAT='%R %U %S'; time (for f in "$@"; do ${command}; done)`,
    'bench',
    ...files,
  ]);
  const [wall, user, system] = stderr.trim().split(' ').map(Number);
  return { wallMs: wall * 1_000, cpuMs: (user + system) * 1_000 };
}

async function own(
  program: string,
  way: string,
  image: BenchImage,
): Promise<Result> {
  const { stdout } = await run(
    process.execPath,
    [program, way, JSON.stringify(image)],
    { maxBuffer: 1024 * 1024 },
  );
  return JSON.parse(stdout);
}

/**
 * As plain JavaScript, as it runs in production: turning TypeScript into it at
 * load takes time, and some 100 MiB in every thread. The threads' program is
 * a file of its own, as in the built package.
 */
async function build(): Promise<string> {
  const options: BuildOptions = {
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node22',
  };
  const outfile = join(WORK, 'way.cjs');
  await esbuild({
    ...options,
    entryPoints: [join(__dirname, '../src/contents/pool/layerReaderThread.ts')],
    outfile: join(WORK, 'layerReaderThread.cjs'),
  });
  await esbuild({
    ...options,
    entryPoints: [join(__dirname, 'way.ts')],
    outfile,
    plugins: [
      {
        name: 'thread',
        setup: ({ onResolve }) => {
          onResolve({ filter: /\/layerReaderThread$/ }, () => ({
            path: './layerReaderThread.cjs',
            external: true,
          }));
        },
      },
    ],
  });
  return outfile;
}

function serveImage(): Promise<{ child: ChildProcess; image: BenchImage }> {
  const program = join(__dirname, '../../../scripts/real-images/serve-one.mjs');
  const child = spawn(process.execPath, [program, WORK], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  return new Promise((resolve, reject) => {
    createInterface({ input: child.stdout }).once('line', line =>
      resolve({ child, image: JSON.parse(line) }),
    );
    child.once('error', reject);
    child.once('exit', code =>
      reject(new Error(`the image's server ended with code ${code}`)),
    );
  });
}

async function layerFiles({ host, repository, tag, blobs }: BenchImage) {
  const answer = await fetch(
    `http://${host}/v2/${repository}/manifests/${tag}`,
    { headers: { accept: 'application/vnd.oci.image.manifest.v1+json' } },
  );
  const { layers }: { layers: { digest: string }[] } = await answer.json();
  return layers
    .map(({ digest }) => digest.split(':'))
    .map(([algorithm, hex]) =>
      join(blobs, algorithm, hex.slice(0, 2), hex, 'data'),
    )
    .filter(existsSync);
}

function median(values: number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
}

function say(line: string) {
  process.stdout.write(`${line}\n`);
}

main().catch(error => {
  process.stderr.write(`${error instanceof Error ? error.stack : error}\n`);
  process.exitCode = 1;
});
