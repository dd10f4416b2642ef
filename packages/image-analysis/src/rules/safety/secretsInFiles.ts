import { ImageContents } from '../../combine/ImageContents';
import { LayerDescription } from '../../model';
import { copyArguments } from '../shared/copyArguments';
import { layerName } from '../shared/layerName';
import { nothingInOwnLayers } from '../size/liveFiles';
import { Finding, Rule, RuleOutcome } from '../Rule';

type Sighting = ImageContents['secrets'][number];

const MOST = 50;

/** Keys, tokens and passwords in files of any own layer, hidden ones included. */
export const secretsInFiles: Rule = {
  id: 'secrets-in-files',
  version: 1,
  title: 'Secret in a file',
  family: 'safety',
  severity: 'high',
  needs: ['contents'],
  why: 'Every file of every layer can be read by whoever pulls the image. Deleting it in a later layer only hides it from the container.',
  remedy:
    'Mount secrets into the RUN that needs them, keep them out of the build context by a .dockerignore, and replace those that were published.',
  sources: [
    {
      name: 'Docker, Build secrets',
      url: 'https://docs.docker.com/build/building/secrets/',
    },
    { name: 'CIS Docker Benchmark 4.10, dockle CIS-DI-0010' },
    { name: 'Trivy, secret scanning' },
  ],
  decide(input): RuleOutcome {
    const { contents, image } = input;
    if (!contents.known) {
      return nothingInOwnLayers(input);
    }
    const byPlace = new Map<string, Sighting[]>();
    for (const sighting of contents.value.secrets) {
      if (image.layers[sighting.layer]?.fromBase !== true) {
        const key = `${sighting.path} ${sighting.kind}`;
        byPlace.set(key, [...(byPlace.get(key) ?? []), sighting]);
      }
    }
    const findings = [...byPlace]
      .map(([key, group]) => findingOf(key, group, image.layers))
      .sort(bySeverity);
    return findings.length > 0
      ? { state: 'found', findings: findings.slice(0, MOST) }
      : nothingInOwnLayers(input);
  },
};

function bySeverity(left: Finding, right: Finding): number {
  return (
    Number(right.severity === 'high') - Number(left.severity === 'high') ||
    (left.key < right.key ? -1 : 1)
  );
}

function findingOf(
  key: string,
  group: readonly Sighting[],
  layers: readonly LayerDescription[],
): Finding {
  const [first] = group;
  const layer = layers[first.layer];
  const isLive = group.some(one => one.isLive);
  const isSeen = group.some(one => one.seenIn === 'contents');
  const kind = first.kind.replaceAll('-', ' ');
  return {
    key,
    title: `${isSeen ? 'Secret' : 'Perhaps a secret'} (${kind}) in /${
      first.path
    }`,
    seen: `${layerName(layer)} holds /${first.path}, ${
      isSeen
        ? `in which a ${kind} was recognised`
        : `whose name is that of a ${kind}`
    }. ${
      isLive
        ? 'The value was not kept here.'
        : 'A later layer deletes or replaces it, but the file is still in this one. The value was not kept here.'
    }`,
    severity: isSeen ? 'high' : 'medium',
    confidence: isSeen ? 'likely' : 'guess',
    method: isSeen
      ? 'recognised by its form in the layer’s contents'
      : 'told by the name of the file',
    places: group.slice(0, 20).map(({ layer: index, path, line }) => ({
      layer: index,
      path,
      line,
    })),
    placeCount: group.length,
    remedy: remedyOf(layer, first.path),
  };
}

function remedyOf(
  layer: LayerDescription | undefined,
  path: string,
): Finding['remedy'] {
  const name = path.slice(path.lastIndexOf('/') + 1);
  if (layer && copyArguments(layer)) {
    return {
      text: 'Keep it out of the build context, and replace the secret: whoever has the image has it.',
      change: {
        in: '.dockerignore',
        after: `**/${name.replace(/[\\*?[\]]/g, '\\$&')}`,
      },
    };
  }
  const before = layer?.instruction?.text;
  return {
    text: 'Mount it into this RUN instead of writing it to a file, and replace the secret: whoever has the image has it.',
    change: before?.startsWith('RUN ')
      ? {
          in: 'Dockerfile',
          before,
          after: before.replace(
            /^RUN /,
            `RUN --mount=type=secret,id=${
              name.replace(/[^\w.-]/g, '').replace(/^\.+/, '') || 'secret'
            },target=/${path} `,
          ),
        }
      : undefined,
  };
}
