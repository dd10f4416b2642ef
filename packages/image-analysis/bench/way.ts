/**
 * One way of going through the image's layers, in a process of its own, so that
 * memory and time are its own. Prints what it took as one line of JSON.
 *
 *   way.ts WAY IMAGE-AS-JSON
 */
import { createReadStream } from 'node:fs';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { Descriptor, RegistryClient } from '@image-insights/oci-registry';
import { combineContents } from '../src/combine/combineContents';
import { summariseContents } from '../src/combine/summariseContents';
import { LayerReaderPool } from '../src/contents/LayerReaderPool';
import { unpackLayerContents } from '../src/contents/unpackLayerContents';
import { readLayerContents } from '../src/contents/readLayerContents';
import { describeImage } from '../src/describe/describeImage';
import { toImageFacts } from '../src/facts/toImageFacts';

const AT_A_TIME = 2;
const LOOP_RESOLUTION_MS = 1;

interface BenchImage {
  host: string;
  repository: string;
  tag: string;
  blobs: string;
}

const [way, json] = process.argv.slice(2);
const image: BenchImage = JSON.parse(json);

async function main() {
  const client = RegistryClient.create({
    registries: [{ host: image.host, plainHttp: true, concurrency: 4 }],
  });
  const repository = { host: image.host, name: image.repository };
  const { content, digest } = await client.getManifest(repository, image.tag);
  if (content.kind !== 'manifest') {
    throw new Error('the image is no single manifest');
  }
  const { config } = await client.getConfig(repository, content.config);
  const layers = content.layers;

  const delay = monitorEventLoopDelay({ resolution: LOOP_RESOLUTION_MS });
  delay.enable();
  const cpu = process.cpuUsage();
  const began = performance.now();
  let said: object = {};
  switch (way) {
    case 'gunzip':
      await each(layers, layer =>
        pipeline(
          createReadStream(fileOf(layer)),
          createGunzip({ chunkSize: 256 * 1024 }),
          async source => {
            for await (const chunk of source) {
              void chunk;
            }
          },
        ),
      );
      break;
    case 'gunzip-default':
      await each(layers, layer =>
        pipeline(
          createReadStream(fileOf(layer)),
          createGunzip(),
          async source => {
            for await (const chunk of source) {
              void chunk;
            }
          },
        ),
      );
      break;
    case 'here':
    case 'threads':
      said = await readImage(way === 'here' ? 0 : AT_A_TIME);
      break;
    default:
      throw new Error(`unknown way: ${way}`);
  }
  const wall = performance.now() - began;
  const { user, system } = process.cpuUsage(cpu);
  delay.disable();
  process.stdout.write(
    `${JSON.stringify({
      wallMs: wall,
      cpuMs: (user + system) / 1_000,
      peakMiB: process.resourceUsage().maxRSS / 1_024,
      delayP99Ms: Math.max(0, delay.percentile(99) / 1e6 - LOOP_RESOLUTION_MS),
      delayMaxMs: Math.max(0, delay.max / 1e6 - LOOP_RESOLUTION_MS),
      ...said,
    })}\n`,
  );
  await client.close();

  async function readImage(threads: number) {
    const pool = new LayerReaderPool({ threads });
    const contents = await each(layers, async layer => {
      const options = {
        blob: await client.getBlob(repository, layer),
        digest: layer.digest,
        compressedBytes: layer.size,
      };
      return threads === 0
        ? readLayerContents(options)
        : unpackLayerContents(
            await pool.read({ ...options, transfersChunks: true }),
          );
    });
    await pool.close();
    const read = performance.now();
    const described = describeImage({
      facts: toImageFacts({
        manifestDigest: digest,
        manifest: content.kind === 'manifest' ? content : never(),
        config,
      }),
      now: new Date(),
    });
    const combined = combineContents({
      layers: described.layers.map((layer, index) => ({
        layer,
        contents: contents[index],
      })),
    });
    const summary = summariseContents({ contents: combined, image: described });
    return {
      combineMs: performance.now() - read,
      files: combined.files.length,
      uncompressedBytes: summary.uncompressedBytes,
      packages: combined.packages.length,
      executables: combined.executables.length,
    };
  }
}

function fileOf({ digest }: Descriptor) {
  const [algorithm, hex] = digest.split(':');
  return `${image.blobs}/${algorithm}/${hex.slice(0, 2)}/${hex}/data`;
}

/** Two at a time, the largest first; results in the given order. */
async function each<T>(
  layers: readonly Descriptor[],
  work: (layer: Descriptor) => Promise<T>,
): Promise<T[]> {
  const results: T[] = [];
  const left = layers
    .map((layer, index) => ({ layer, index }))
    .sort((a, b) => b.layer.size - a.layer.size);
  await Promise.all(
    Array.from({ length: AT_A_TIME }, async () => {
      for (let next = left.shift(); next !== undefined; next = left.shift()) {
        results[next.index] = await work(next.layer);
      }
    }),
  );
  return results;
}

function never(): never {
  throw new Error('unreachable');
}

main().catch(error => {
  process.stderr.write(`${error instanceof Error ? error.stack : error}\n`);
  process.exitCode = 1;
});
