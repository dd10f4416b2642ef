import { PathTrait } from '../ImageContents';
import { TraitReader } from './TraitReader';

/**
 * What a path tells of a file: that it is a cache's, a compiler's, left over
 * from development, and so on. Nothing for ordinary ones; most are.
 *
 * Only the path is looked at, so that it can be told of any layer's file; for
 * all files of an image, `TraitReader` is quicker.
 *
 * @public
 */
export function traitOf(path: string): PathTrait | undefined {
  return new TraitReader().traitOf(path);
}
