import { FileVersion, ImageContents } from '../../combine/ImageContents';
import { ImageDescription } from '../../model';
import { runScript } from '../shared/runScript';
import { commandsOf } from '../shell/commandsOf';

const found = new WeakMap<ImageContents, ReadonlyMap<number, FileVersion>>();

/**
 * Hidden files whose bytes the layer that hides them holds again: at another
 * path (`mv`), or at the same one with nothing changed, because that layer
 * made a hard link to it (`ln`). By id, each with the new copy.
 */
export function movedFiles(
  image: ImageDescription,
  contents: ImageContents,
): ReadonlyMap<number, FileVersion> {
  // Several rules ask the same of the same image.
  const known = found.get(contents);
  if (known) {
    return known;
  }
  const moved = findMoved(image, contents);
  found.set(contents, moved);
  return moved;
}

function findMoved(
  image: ImageDescription,
  contents: ImageContents,
): ReadonlyMap<number, FileVersion> {
  const moved = new Map<number, FileVersion>();
  const byLayer = new Map<number, Map<string, FileVersion>>();
  const linking = new Map<number, boolean>();
  for (const file of contents.files) {
    const { hidden, hash } = file;
    if (hidden === undefined || hash === undefined || file.bytes === 0) {
      continue;
    }
    let copies = byLayer.get(hidden.by);
    if (!copies) {
      copies = copiesOf(contents, hidden.by);
      byLayer.set(hidden.by, copies);
    }
    const copy = copies.get(`${file.bytes} ${hash}`);
    if (copy === undefined) {
      continue;
    }
    if (hidden.how === 'removed' && copy.path !== file.path) {
      moved.set(file.id, copy);
    } else if (hidden.how === 'metadata') {
      let links = linking.get(hidden.by);
      if (links === undefined) {
        links = hardLinks(image, hidden.by);
        linking.set(hidden.by, links);
      }
      if (links && copy.mode === file.mode && copy.uid === file.uid) {
        moved.set(file.id, copy);
      }
    }
  }
  return moved;
}

function copiesOf(
  contents: ImageContents,
  layer: number,
): Map<string, FileVersion> {
  const copies = new Map<string, FileVersion>();
  for (const file of contents.files) {
    if (file.layer === layer && file.hash !== undefined) {
      copies.set(`${file.bytes} ${file.hash}`, file);
    }
  }
  return copies;
}

/** Whether a layer's script makes hard links. */
function hardLinks(image: ImageDescription, index: number): boolean {
  const layer = image.layers[index];
  const run = layer && runScript(layer);
  return (
    run !== undefined &&
    commandsOf(run.script).some(
      ({ name, args }) =>
        (name === 'ln' &&
          !args.some(word => /^-[a-zA-Z]*s|^--symbolic$/.test(word))) ||
        (name === 'cp' &&
          args.some(word => /^-[a-zA-Z]*l|^--link$/.test(word))),
    )
  );
}
