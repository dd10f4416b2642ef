import { ImageContents } from '../../combine/ImageContents';
import { ImageDescription, LayerDescription } from '../../model';
import { packageCommand } from './packageCommand';
import { ownRunSteps } from './runSteps';

/** A distribution's package that a RUN of the image's own asks for by name. */
export interface RequestedPackage {
  /** Without version and architecture. */
  name: string;
  layer: LayerDescription;
  /** In a branch or loop: perhaps never installed. */
  isConditional: boolean;
}

/**
 * Packages that RUNs install by name and no command of the same or a later RUN
 * removes. A virtual package's members (`apk add --virtual`) go with it.
 */
export function requestedPackages(image: ImageDescription): RequestedPackage[] {
  const requested = new Map<string, RequestedPackage & { group?: string }>();
  for (const { layer, commands } of ownRunSteps(image)) {
    for (const command of commands) {
      const told = packageCommand(command);
      if (told?.action === 'install') {
        const group = told.options
          .map(option => /^(?:-t|--virtual)[ =]+(\S+)/.exec(option)?.[1])
          .find(name => name !== undefined);
        for (const word of told.packages) {
          const name = bareName(word);
          if (name !== undefined && !requested.has(name)) {
            requested.set(name, {
              name,
              layer,
              isConditional: command.isConditional,
              group,
            });
          }
        }
      } else if (told?.action === 'remove') {
        for (const word of told.packages) {
          requested.delete(bareName(word) ?? word);
          for (const [name, { group }] of requested) {
            if (group === word) {
              requested.delete(name);
            }
          }
        }
      }
    }
  }
  return [...requested.values()].map(({ group, ...told }) => told);
}

/** `curl=8.*`, `curl~8`, `curl:amd64`, `curl/bookworm-backports`: `curl`. */
function bareName(word: string): string | undefined {
  return /^([A-Za-z0-9][A-Za-z0-9.+_-]*)(?:[=~<>:/@].*)?$/.exec(word)?.[1];
}

/**
 * The layer of the image's own that first lists a package; absent where the
 * package is not there, or came with the base.
 */
export function ownPackageLayer(
  image: ImageDescription,
  contents: ImageContents,
  name: string,
): LayerDescription | undefined {
  const found = contents.packages.find(one => one.name === name);
  const layer =
    found?.layer === undefined ? undefined : image.layers[found.layer];
  return layer && layer.fromBase !== true ? layer : undefined;
}
