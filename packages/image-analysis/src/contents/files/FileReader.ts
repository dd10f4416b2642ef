import { ContentHasher, contentHash } from './contentHash';
import { isElf } from './elf/elfHeader';
import { ElfReader } from './elf/ElfReader';
import type { BodySink } from '../tar/TarEntry';

/** Text has no NUL; so many first bytes tell. */
const LOOKED_AT_BYTES = 1_024;

/** What one pass over a file's bytes found. */
export interface FileFindings {
  hash: string;
  /** All of it, where it was wanted. Only good until the next file. */
  body?: Buffer;
  elf?: ElfReader;
}

/** What is wanted of the next file. */
export interface FileWish {
  /** How many bytes will come; more than 0. */
  storedBytes: number;
  /** The map of a sparse file. */
  sparseMap?: string;
  /** Keep all of it: always, if it is text, or not. */
  keep: 'always' | 'if-text' | 'no';
  done(findings: FileFindings): void;
}

/**
 * Reads files one after the other as their bytes pass by. Most lie in one chunk
 * as a whole, and are hashed and looked at where they lie; only those that are
 * wanted whole and span chunks are ever copied.
 */
export class FileReader implements BodySink {
  private wish: FileWish | undefined;
  private hasher: ContentHasher | undefined;
  private hash = '';
  private isFirst = true;
  private isKeeping = false;
  private parts: Buffer[] = [];
  private elf: ElfReader | undefined;

  /** Begins a file; the one before must have ended. */
  begin(wish: FileWish): this {
    this.wish = wish;
    this.hasher = undefined;
    this.hash = '';
    this.isFirst = true;
    this.isKeeping = wish.keep !== 'no';
    this.parts = [];
    this.elf = undefined;
    return this;
  }

  write(part: Buffer): void {
    const { wish } = this;
    if (wish === undefined) {
      return;
    }
    if (this.isFirst) {
      this.isFirst = false;
      this.look(part, wish);
    }
    if (part.length === wish.storedBytes && wish.sparseMap === undefined) {
      this.hash = contentHash(part);
    } else {
      if (this.hasher === undefined) {
        this.hasher = new ContentHasher();
        this.hasher.update(wish.sparseMap ?? '');
      }
      this.hasher.update(part);
    }
    this.elf?.write(part);
    if (this.isKeeping) {
      this.keep(part, wish.storedBytes);
    }
  }

  end(): void {
    const { wish } = this;
    this.wish = undefined;
    if (wish === undefined) {
      return;
    }
    const body =
      this.parts.length === 1 ? this.parts[0] : Buffer.concat(this.parts);
    wish.done({
      hash: this.hasher?.digest() ?? this.hash,
      ...(this.isKeeping ? { body } : {}),
      ...(this.elf === undefined ? {} : { elf: this.elf }),
    });
    this.parts = [];
  }

  private look(part: Buffer, wish: FileWish): void {
    if (wish.sparseMap === undefined && isElf(part)) {
      this.elf = new ElfReader(wish.storedBytes);
    }
    if (wish.keep === 'if-text') {
      this.isKeeping = !part.subarray(0, LOOKED_AT_BYTES).includes(0);
    }
  }

  private keep(part: Buffer, storedBytes: number): void {
    // A chunk may be used again once it was passed.
    const isWhole = part.length === storedBytes;
    this.parts.push(isWhole ? part : Buffer.from(part));
  }
}
