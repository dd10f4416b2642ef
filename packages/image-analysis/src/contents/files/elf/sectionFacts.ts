import type { ElfFacts } from '../../LayerContents';
import type { ElfSection } from './elfHeader';

const TYPE_SYMBOL_TABLE = 2;
const TYPE_NO_BITS = 8;

/** What stripping removes besides the symbol table: by `strip -g`. */
const DEBUG =
  /^\.(?:z?debug_|debug$|gnu_debugdata$|gnu\.debuglto_|stab|line$|gdb_index$)/;

/** What the sections of an ELF file tell. */
export interface SectionFacts {
  symbolBytes: number;
  debugBytes: number;
  language?: ElfFacts['language'];
}

/** Adds up the sections that a program runs without. */
export function sectionFacts(
  sections: readonly { name: string; section: ElfSection }[],
): SectionFacts {
  let symbolBytes = 0;
  let debugBytes = 0;
  const counted = new Set<number>();
  let language: ElfFacts['language'];
  sections.forEach(({ name, section }, index) => {
    if (section.type === TYPE_SYMBOL_TABLE) {
      for (const at of [index, section.link]) {
        const part = sections[at]?.section;
        if (part !== undefined && !counted.has(at)) {
          counted.add(at);
          symbolBytes += bytesOf(part);
        }
      }
    } else if (DEBUG.test(name)) {
      debugBytes += bytesOf(section);
    }
    if (name === '.gopclntab' || name === '.go.buildinfo') {
      language = 'go';
    } else if (name === '.rustc') {
      language ??= 'rust';
    }
  });
  return {
    symbolBytes,
    debugBytes,
    ...(language === undefined ? {} : { language }),
  };
}

/** Bytes that a section takes in the file: `.bss` and its like take none. */
function bytesOf(section: ElfSection): number {
  return section.type === TYPE_NO_BITS ? 0 : section.bytes;
}
