import type { PackageFacts } from '../../LayerContents';
import { cleanText } from '../../../facts/cleanText';

const WORD = 200;
const RELATIONS = 500;

/** Collects packages, each bounded and safe to show, up to a number. */
export class PackageList {
  readonly packages: PackageFacts[] = [];
  isCut = false;

  constructor(private readonly maximum: number) {}

  /** False where there is no room for more. */
  add(found: PackageFacts): boolean {
    if (this.packages.length >= this.maximum) {
      this.isCut = true;
      return false;
    }
    this.packages.push({
      ...found,
      name: word(found.name),
      version: word(found.version),
      ...(found.architecture === undefined
        ? {}
        : { architecture: word(found.architecture) }),
      ...(found.section === undefined ? {} : { section: word(found.section) }),
      depends: found.depends.slice(0, RELATIONS).map(word),
      recommends: found.recommends.slice(0, RELATIONS).map(word),
    });
    return true;
  }
}

function word(text: string): string {
  return /^[\x21-\x7e]{0,200}$/.test(text) ? text : cleanText(text, WORD);
}
