import { ImageContents } from '../../combine/ImageContents';
import { layerName } from '../shared/layerName';
import { nothingInOwnLayers } from '../size/liveFiles';
import { Finding, Rule } from '../Rule';
import { ImageDescription } from '../../model';

type Oddity = ImageContents['oddities'][number];

/** Oddities that could harm whoever unpacks the layer, and what they are. */
const HARMFUL: Partial<Record<Oddity['kind'], string>> = {
  'path-escapes-root': 'lead out of the image’s root',
  'negative-or-huge-length': 'claim an impossible length',
};

/** Entries in a layer's tar that no honest builder writes. */
export const unsafeArchivePaths: Rule = {
  id: 'unsafe-archive-paths',
  version: 1,
  title: 'Layer with entries that no builder writes',
  family: 'safety',
  severity: 'medium',
  needs: ['contents'],
  why: 'A layer is unpacked on every node, as root. Entries that lead out of its directory have been used to overwrite files of the host; engines refuse them, older ones and scanners may not.',
  remedy:
    'Find out what made the layer, and build it again with a known builder.',
  sources: [
    {
      name: 'OCI image specification, layers',
      url: 'https://github.com/opencontainers/image-spec/blob/main/layer.md',
    },
    { name: 'CWE-22', url: 'https://cwe.mitre.org/data/definitions/22.html' },
  ],
  decide(input) {
    const { contents, image } = input;
    if (!contents.known) {
      return nothingInOwnLayers(input);
    }
    const findings = contents.value.oddities.flatMap(oddity => {
      const told = HARMFUL[oddity.kind];
      return told !== undefined && image.layers[oddity.layer]?.fromBase !== true
        ? [findingOf(image, oddity, told)]
        : [];
    });
    return findings.length > 0
      ? { state: 'found', findings }
      : nothingInOwnLayers(input);
  },
};

function findingOf(
  image: ImageDescription,
  { layer, kind, count, example }: Oddity,
  told: string,
): Finding {
  const described = image.layers[layer];
  return {
    key: `${kind} ${layer}`,
    title: `Entries of a layer ${told}`,
    seen: `${layerName(described)} has ${
      count === 1 ? 'an entry that does' : `${count} entries that do`
    }, for example ${JSON.stringify(example)}.`,
    confidence: 'certain',
    method: 'read in the layer’s tar',
    places: [{ layer }],
    remedy: {
      text: 'Do not run the image before you know what made this layer; build it again from its source.',
    },
  };
}
