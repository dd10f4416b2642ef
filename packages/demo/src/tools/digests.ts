import { writeFileSync } from 'node:fs';
import { resolvePackagePath } from '@backstage/backend-plugin-api';
import {
  LayerSpec,
  StoredDigests,
  computeDigests,
  digestsOf,
  tableKey,
} from '../blobs';
import { demoLayers } from '../stories';

/**
 * `yarn workspace demo digests` makes every layer of the demo once and writes
 * the table of their digests; `--verify` makes them and compares instead.
 */

const TABLE = resolvePackagePath('demo', 'src/blobs/digests.json');

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

function makeTable(layers: LayerSpec[]): void {
  const table: StoredDigests = {};
  let compressed = 0;
  let uncompressed = 0;
  for (const layer of layers) {
    const made = computeDigests(layer);
    compressed += made.compressedBytes;
    uncompressed += made.uncompressedBytes;
    table[tableKey(layer)] = [
      made.digest.replace('sha256:', ''),
      made.compressedBytes,
      made.diffId.replace('sha256:', ''),
      made.uncompressedBytes,
    ];
  }
  const lines = Object.keys(table)
    .sort((left, right) => (left < right ? -1 : 1))
    .map(key => `  ${JSON.stringify(key)}: ${JSON.stringify(table[key])}`);
  writeFileSync(TABLE, `{\n${lines.join(',\n')}\n}\n`);
  say(
    `${layers.length} layers, ${compressed} bytes compressed, ${uncompressed} uncompressed: ${TABLE}`,
  );
}

function verifyTable(layers: LayerSpec[]): void {
  const wrong = layers.filter(
    layer =>
      JSON.stringify(computeDigests(layer)) !==
      JSON.stringify(digestsOf(layer)),
  );
  for (const layer of wrong) {
    say(`differs: ${tableKey(layer)} (${layer.entries[0]?.path ?? 'empty'})`);
  }
  say(`${layers.length - wrong.length} of ${layers.length} layers verified`);
  if (wrong.length > 0) process.exitCode = 1;
}

const begin = Date.now();
const layers = demoLayers();
if (process.argv.includes('--verify')) verifyTable(layers);
else makeTable(layers);
say(`${((Date.now() - begin) / 1000).toFixed(1)} s`);
