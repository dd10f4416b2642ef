import { ImageDescription, LayerDescription } from '../../model';
import { readableInstruction } from '../shared/readableInstruction';
import { CopyArguments, copyArguments } from '../shared/copyArguments';
import { DependencyInstaller } from '../shared/dependencyInstaller';
import { ownLayers } from '../shared/ownLayers';
import { runStepOf } from '../shared/runSteps';
import { RemedyChange } from '../Rule';

/** A COPY of whole directories of the build context. */
export interface BroadCopy {
  layer: LayerDescription;
  copy: CopyArguments;
  /** False where the builder does not say what was copied. */
  isNamed: boolean;
}

/**
 * The COPY of all sources that an own layer makes; absent for others. Classic
 * Docker and buildah only tell that it was a directory.
 */
export function broadCopy(layer: LayerDescription): BroadCopy | undefined {
  const copy = copyArguments(layer);
  if (!copy || copy.flags.some(flag => flag.startsWith('--from='))) {
    return undefined;
  }
  if (copy.sources.some(source => /^(?:\.\/?|\*|\.\/\*)$/.test(source))) {
    return { layer, copy, isNamed: true };
  }
  return copy.sources.some(source => source.startsWith('dir:'))
    ? { layer, copy, isNamed: false }
    : undefined;
}

/**
 * An image's own COPY of the sources and its installation, the other way
 * round: manifests, installation, sources. Absent where no such COPY comes
 * before.
 */
export function dependenciesFirst(
  image: ImageDescription,
  layer: LayerDescription,
  installer: DependencyInstaller,
): RemedyChange | undefined {
  const run = runStepOf(layer);
  const before = ownLayers(image)
    .filter(({ index }) => index < layer.index)
    .flatMap(below => broadCopy(below) ?? [])
    .at(-1);
  if (!run || !before) {
    return undefined;
  }
  const { copy } = before;
  const target = copy.destination.endsWith('/')
    ? copy.destination
    : `${copy.destination}/`;
  const sources = before.isNamed ? copy.sources : ['.'];
  const script = ['RUN', ...run.flags, run.script].join(' ');
  const copyAll = ['COPY', ...copy.flags, ...sources, copy.destination].join(
    ' ',
  );
  return {
    in: 'Dockerfile',
    before: [
      readableInstruction(before.layer.instruction?.text ?? copyAll),
      script,
    ].join('\n'),
    after: [
      ['COPY', ...copy.flags, ...installer.manifests, target].join(' '),
      ...(installer.isOnlyInstall
        ? [script, copyAll]
        : [`RUN ${installer.early}`, copyAll, script]),
    ].join('\n'),
  };
}
