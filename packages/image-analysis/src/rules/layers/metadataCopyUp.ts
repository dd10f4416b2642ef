import { FileVersion, ImageContents } from '../../combine/ImageContents';
import { ImageDescription, LayerDescription } from '../../model';
import { bytesText } from '../shared/bytesText';
import { copyArguments } from '../shared/copyArguments';
import { directoryGroups } from '../shared/directoryGroups';
import { layerName } from '../shared/layerName';
import { isSurelyOwn, ownLayers } from '../shared/ownLayers';
import { runStepOf } from '../shared/runSteps';
import { severityOfBytes, severityOfTransfer } from '../shared/severityOfBytes';
import { withUniqueKeys } from '../shared/uniqueKeys';
import { nothingHiddenByCommands } from '../shared/unreadLayers';
import { Finding, Rule } from '../Rule';
import { RuleInput } from '../RuleInput';
import { ownershipRemedy } from './ownershipRemedy';
import { movedFiles } from './movedFiles';

const FLOOR_BYTES = 10_000;

const OWNERSHIP = new Set(['chown', 'chmod', 'chgrp', 'set']);

/** A file that one layer stores again, and which of the two need not be there. */
interface Copied {
  lower: FileVersion;
  copy: FileVersion;
  /** The lower one, or the copy where the base owns the lower one. */
  spared: FileVersion;
}

/** Files stored again because only their owner or mode was changed. */
export const metadataCopyUp: Rule = {
  id: 'metadata-copy-up',
  version: 1,
  title: 'Files stored again by chown or chmod',
  family: 'layers',
  severity: 'medium',
  needs: ['manifest'],
  uses: ['contents'],
  why: 'Changing owner or mode of a file from a lower layer writes the whole file into the new layer: a chown -R over an application doubles it.',
  remedy:
    'Set owner and mode where files are copied (COPY --chown, --chmod) or in the RUN that makes them.',
  gain: 'sum of the files that two layers hold with the same contents; without layer contents the whole layer of a RUN that does nothing else',
  sources: [
    {
      name: 'dive issue 684, copies by chown',
      url: 'https://github.com/wagoodman/dive/issues/684',
    },
    {
      name: 'Dockerfile reference, COPY --chown --chmod',
      url: 'https://docs.docker.com/reference/dockerfile/#copy---chown---chmod',
    },
  ],
  decide(input) {
    const contents = input.contents.known ? input.contents.value : undefined;
    const findings = [
      ...(contents ? measured(input, contents) : []),
      ...suspected(input, contents),
    ];
    if (findings.length > 0) {
      return { state: 'found', findings: withUniqueKeys(findings) };
    }
    return nothingHiddenByCommands(input);
  },
};

function measured(input: RuleInput, contents: ImageContents): Finding[] {
  const { image } = input;
  const moved = movedFiles(image, contents);
  const byLayer = new Map<number, Copied[]>();
  const hidden = contents.files.filter(
    file => file.hidden?.how === 'metadata' && !moved.has(file.id),
  );
  const copies = new Map<string, FileVersion>();
  const hiding = new Set(hidden.map(file => file.hidden?.by));
  for (const file of contents.files) {
    if (hiding.has(file.layer)) {
      copies.set(`${file.layer} ${file.path}`, file);
    }
  }
  for (const lower of hidden) {
    const by = lower.hidden?.by ?? 0;
    const layer = image.layers[by];
    const copy = copies.get(`${by} ${lower.path}`);
    if (!layer || layer.fromBase === true || !copy) {
      continue;
    }
    // A COPY of the same files is `rewritten-later`'s.
    const isCopied = layer.instruction?.keyword !== 'RUN';
    if (!isChanged(lower, copy) && (isCopied || isRewrittenAnyway(lower))) {
      continue;
    }
    const ofBase = image.layers[lower.layer]?.fromBase === true;
    const group = byLayer.get(by) ?? [];
    group.push({ lower, copy, spared: ofBase ? copy : lower });
    byLayer.set(by, group);
  }
  return [...byLayer].flatMap(([index, files]) => {
    const layer = image.layers[index];
    const bytes = files.reduce((sum, { spared }) => sum + spared.bytes, 0);
    return layer && bytes >= FLOOR_BYTES
      ? [findingOf({ input, contents, layer, files, bytes })]
      : [];
  });
}

/** Package managers write their databases and caches anew, changed or not. */
function isRewrittenAnyway({ path, trait }: FileVersion): boolean {
  return (
    trait?.family === 'churn' ||
    trait?.family === 'cache' ||
    /^var\/(?:cache|lib|log)\//.test(path)
  );
}

function isChanged(lower: FileVersion, copy: FileVersion): boolean {
  return lower.mode !== copy.mode || lower.uid !== copy.uid;
}

/** Whether a layer changes owner or mode, as its files or its script tell. */
function changesOwnership(
  layer: LayerDescription,
  files: readonly Copied[],
): boolean {
  return (
    files.some(({ lower, copy }) => isChanged(lower, copy)) ||
    (runStepOf(layer)?.commands ?? []).some(
      ({ name }) => name !== 'set' && OWNERSHIP.has(name),
    )
  );
}

function findingOf(options: {
  input: RuleInput;
  contents: ImageContents;
  layer: LayerDescription;
  files: Copied[];
  bytes: number;
}): Finding {
  const { input, contents, layer, files, bytes } = options;
  const { image } = input;
  const groups = directoryGroups(files.map(({ spared }) => spared));
  const baseCount = files.filter(
    ({ lower }) => image.layers[lower.layer]?.fromBase === true,
  ).length;
  const owners = image.layers.filter(
    ({ index, fromBase }) =>
      fromBase !== true && files.some(({ lower }) => lower.layer === index),
  );
  const isOwnership = changesOwnership(layer, files);
  const count = files.length === 1 ? 'one file' : `${files.length} files`;
  return {
    key: groups[0].path,
    title: isOwnership
      ? `${bytesText(bytes)} stored twice by a change of owner or mode`
      : `${bytesText(bytes)} stored again unchanged`,
    seen: `${layerName(layer)} ${
      isOwnership ? 'changes owner or mode of' : 'writes the same contents to'
    } ${count} below /${groups[0].path} and so stores ${
      files.length === 1 ? 'it' : 'them'
    } again: ${bytesText(bytes)}${
      baseCount > 0 ? `, ${baseCount} of the files from the base image` : ''
    }.`,
    severity: severityOfBytes({ bytes, contents }),
    confidence: isSurelyOwn(image) ? 'certain' : 'likely',
    method: 'measured from layer contents: the same bytes in both layers',
    places: [
      { layer: layer.index },
      ...groups.slice(0, 19).map(group => ({
        layer: layer.index,
        path: group.path,
        bytes: group.bytes,
      })),
    ],
    placeCount: groups.length + 1,
    claims: files.map(({ spared }) => ({
      file: spared.id,
      bytes: spared.bytes,
    })),
    gainHow:
      'sum of the files that two layers hold with the same contents, compressed as their layer is',
    remedy: isOwnership
      ? ownershipRemedy(layer, owners, {
          isWhole: owners.every(owner => isAll(contents, owner.index, files)),
        })
      : {
          text: `Do not touch in ${layerName(
            layer,
          )} what lower layers hold already.`,
        },
  };
}

/** Whether all that a layer brings is among the files. */
function isAll(
  contents: ImageContents,
  index: number,
  files: readonly Copied[],
): boolean {
  const bytes = files
    .filter(({ lower }) => lower.layer === index)
    .reduce((sum, { lower }) => sum + lower.bytes, 0);
  return bytes >= contents.layers[index].fileBytes;
}

/** RUNs that only change owners and modes: all that their layers hold is copies. */
function suspected(
  input: RuleInput,
  contents: ImageContents | undefined,
): Finding[] {
  const { image } = input;
  return ownLayers(image)
    .filter(layer => !contents?.layers[layer.index]?.isRead)
    .filter(
      layer => layer.compressedBytes >= FLOOR_BYTES && changesOwnersOnly(layer),
    )
    .map(layer => ({
      key: layer.instruction?.text.slice(4, 84) ?? '',
      title: `${bytesText(
        layer.compressedBytes,
      )} stored twice by a change of owner or mode`,
      seen: `${layerName(
        layer,
      )} does nothing but change owners or modes, so the ${bytesText(
        layer.compressedBytes,
      )} that its layer transfers are copies of files below.`,
      severity: severityOfTransfer({
        compressedBytes: layer.compressedBytes,
        image,
      }),
      confidence: 'likely' as const,
      method:
        'from history and the length of the layer; its contents were not read',
      places: [{ layer: layer.index }],
      claims: [{ layer: layer.index, compressedBytes: layer.compressedBytes }],
      gainHow: 'the whole layer, as the registry stores it',
      remedy: ownershipRemedy(layer, copiesWithin(image, layer), {
        isWhole: true,
      }),
    }));
}

function changesOwnersOnly(layer: LayerDescription): boolean {
  const commands = runStepOf(layer)?.commands ?? [];
  return (
    commands.some(({ name }) => name !== 'set' && OWNERSHIP.has(name)) &&
    commands.every(({ name }) => OWNERSHIP.has(name))
  );
}

/** COPYs below a RUN to what it changes the owner or mode of, as a whole. */
function copiesWithin(
  image: ImageDescription,
  layer: LayerDescription,
): LayerDescription[] {
  const paths = (runStepOf(layer)?.commands ?? [])
    .flatMap(({ args }) => args)
    .filter(word => word.startsWith('/'))
    .map(withoutSlash);
  return ownLayers(image).filter(below => {
    const destination = withoutSlash(copyArguments(below)?.destination ?? '');
    return (
      below.index < layer.index &&
      paths.some(
        path => destination === path || destination.startsWith(`${path}/`),
      )
    );
  });
}

function withoutSlash(path: string): string {
  return path.endsWith('/') ? path.slice(0, -1) : path;
}
