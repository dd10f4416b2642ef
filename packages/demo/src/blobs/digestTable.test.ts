import { demoLayers } from '../stories';
import { computeDigests, digestsOf, tableKey } from './digestTable';
import { LayerSpec } from './layerSpec';

/** Layers up to this length are all made; the script verifies all others. */
const SMALL = 3_000_000;

describe('the digest table', () => {
  const layers = demoLayers();

  it('knows every layer of every image', () => {
    expect(layers.length).toBeGreaterThan(200);
    expect(() => layers.map(digestsOf)).not.toThrow();
  });

  it('says of small layers what making them says', () => {
    const small = layers.filter(
      layer => digestsOf(layer).uncompressedBytes <= SMALL,
    );
    expect(small.length).toBeGreaterThan(50);
    for (const layer of small) {
      expect(computeDigests(layer)).toEqual(digestsOf(layer));
    }
  });

  it('does not know a layer that has changed since', () => {
    const changed: LayerSpec = {
      packing: 'gzip',
      entries: [{ type: 'text', path: 'new', text: 'not in the table' }],
    };
    expect(() => digestsOf(changed)).toThrow('yarn workspace demo digests');
    expect(tableKey(changed)).not.toBe(
      tableKey({ ...changed, packing: 'zstd' }),
    );
  });
});
