import type { EntryType } from '../LayerContents';
import type { LayerLimits } from '../LayerLimits';
import { oldSparseExtension, oldSparseHeader } from './oldSparse';
import { PaxRecords, paxInteger, paxRecords, paxSeconds } from './paxRecords';
import { BodySink, TarEntry, TarHandler } from './TarEntry';
import { TarError } from './TarError';
import {
  BLOCK_BYTES,
  TarHeader,
  hasRightChecksum,
  isZeroBlock,
  tarHeader,
} from './tarHeader';

type Limits = Pick<
  LayerLimits,
  'entries' | 'headerBytes' | 'uncompressedBytes'
>;

/** Types without a body, whatever length their header states. */
const BODILESS = new Set(['1', '2', '3', '4', '5', '6']);

const TYPES: Readonly<Record<string, EntryType>> = {
  '\0': 'file',
  '0': 'file',
  '7': 'file',
  S: 'file',
  '1': 'hardlink',
  '2': 'symlink',
  '3': 'device',
  '4': 'device',
  '5': 'directory',
  '6': 'fifo',
};

/**
 * Walks the headers of a tar in the chunks in which it comes, and skips bodies
 * by arithmetic. Understands POSIX (ustar, pax), GNU (long names, base-256
 * numbers, sparse files of all four forms), star and the oldest tars; where
 * they leave doubt it does as Go's reader does, by which container runtimes
 * unpack. Never looks at a path: that is the handler's.
 *
 * @throws TarError where the archive breaks a rule or a limit.
 */
export class TarWalker {
  private readonly handler: TarHandler;
  private readonly limits: Limits;
  /** A header block or extended header of which a part has come. */
  private readonly block = Buffer.alloc(BLOCK_BYTES);
  private filled = 0;
  private state: 'header' | 'meta' | 'sparse-map' | 'body' | 'end' = 'header';
  private headerCount = 0;
  private zeroBlocks = 0;
  private hasTrailingData = false;
  /** Of the body at hand, with and without the padding to whole blocks. */
  private left = 0;
  private padding = 0;
  private sink: BodySink | undefined;
  private meta: { flag: string; body: Buffer; filled: number } | undefined;
  private sparse:
    | { header: TarHeader; realBytes?: number; map: string }
    | undefined;
  private globals: PaxRecords = {};
  private locals: PaxRecords | undefined;
  private longName: string | undefined;
  private longLink: string | undefined;

  constructor(options: { handler: TarHandler; limits: Limits }) {
    this.handler = options.handler;
    this.limits = options.limits;
  }

  /** Takes the next bytes. They may be used again afterwards. */
  push(chunk: Buffer): void {
    let at = 0;
    while (at < chunk.length) {
      switch (this.state) {
        case 'body':
          at = this.pushBody(chunk, at);
          break;
        case 'meta':
          at = this.pushMeta(chunk, at);
          break;
        case 'end':
          this.pushEnd(chunk, at);
          return;
        default:
          at = this.pushBlock(chunk, at);
      }
    }
  }

  /** Must be called after the last chunk. */
  end(): void {
    const isBetween = this.state === 'header' && this.filled === 0;
    if (this.state !== 'end' && !isBetween) {
      throw new TarError('truncated', 'the tar ends in the middle of an entry');
    }
    if (this.state !== 'end') {
      this.handler.missingEnd();
    }
  }

  private pushBody(chunk: Buffer, from: number): number {
    let at = from;
    if (this.left > 0) {
      const end = Math.min(chunk.length, at + this.left);
      this.sink?.write(chunk.subarray(at, end));
      this.left -= end - at;
      at = end;
    }
    if (this.left === 0) {
      // At once, also where the padding is still to come.
      this.endBody();
      const end = Math.min(chunk.length, at + this.padding);
      this.padding -= end - at;
      at = end;
      if (this.padding === 0) {
        this.state = 'header';
      }
    }
    return at;
  }

  private endBody(): void {
    const { sink } = this;
    this.sink = undefined;
    sink?.end();
  }

  private pushMeta(chunk: Buffer, from: number): number {
    const { meta } = this;
    let at = from;
    if (meta !== undefined) {
      const end = Math.min(chunk.length, at + (meta.body.length - meta.filled));
      chunk.copy(meta.body, meta.filled, at, end);
      meta.filled += end - at;
      at = end;
      if (meta.filled < meta.body.length) {
        return at;
      }
      this.meta = undefined;
      this.takeMeta(meta.flag, meta.body);
    }
    // Nothing but padding is left of it.
    this.state = 'body';
    this.left = 0;
    return this.pushBody(chunk, at);
  }

  private takeMeta(flag: string, body: Buffer): void {
    switch (flag) {
      case 'L':
        this.longName = untilNul(body);
        break;
      case 'K':
        this.longLink = untilNul(body);
        break;
      case 'g':
        this.globals = { ...this.globals, ...paxRecords(body) };
        break;
      default:
        this.locals = paxRecords(body);
    }
  }

  private pushBlock(chunk: Buffer, from: number): number {
    if (this.filled === 0 && chunk.length - from >= BLOCK_BYTES) {
      this.takeBlock(chunk, from);
      return from + BLOCK_BYTES;
    }
    const end = Math.min(chunk.length, from + BLOCK_BYTES - this.filled);
    chunk.copy(this.block, this.filled, from, end);
    this.filled += end - from;
    if (this.filled === BLOCK_BYTES) {
      this.filled = 0;
      this.takeBlock(this.block, 0);
    }
    return end;
  }

  private takeBlock(block: Buffer, start: number): void {
    if (this.state === 'sparse-map') {
      this.takeSparseMap(block, start);
      return;
    }
    if (isZeroBlock(block, start)) {
      this.zeroBlocks += 1;
      this.state = this.zeroBlocks === 2 ? 'end' : 'header';
      return;
    }
    if (this.zeroBlocks > 0) {
      throw new TarError(
        'damaged',
        'an empty block stands between its entries',
      );
    }
    if (!hasRightChecksum(block, start)) {
      throw this.headerCount === 0
        ? new TarError(
            'not-a-tar',
            'it does not begin with the header of a tar',
          )
        : new TarError('damaged', 'the checksum of a header is wrong');
    }
    this.headerCount += 1;
    if (this.headerCount > this.limits.entries) {
      throw new TarError(
        'too-many-entries',
        `it has more than ${this.limits.entries} entries`,
      );
    }
    this.takeHeader(tarHeader(block, start), block, start);
  }

  private takeHeader(header: TarHeader, block: Buffer, start: number): void {
    switch (header.typeFlag) {
      case 'x':
      case 'X':
      case 'g':
      case 'L':
      case 'K':
        this.beginMeta(header);
        return;
      case 'S': {
        const { realBytes, map, isExtended } = oldSparseHeader(block, start);
        this.sparse = { header, realBytes, map };
        if (isExtended) {
          this.state = 'sparse-map';
        } else {
          this.endSparseMap();
        }
        return;
      }
      default:
        this.takeEntry(header);
    }
  }

  private beginMeta(header: TarHeader): void {
    const { size, typeFlag } = header;
    if (size === undefined || size < 0) {
      throw impossibleLength();
    }
    if (size > this.limits.headerBytes) {
      throw new TarError(
        'header-too-large',
        `an extended header has ${size} bytes, at most ${this.limits.headerBytes} are read`,
      );
    }
    this.padding = paddingOf(size);
    this.meta = { flag: typeFlag, body: Buffer.alloc(size), filled: 0 };
    this.state = 'meta';
    if (size === 0) {
      this.meta = undefined;
      this.state = 'header';
      this.takeMeta(typeFlag, Buffer.alloc(0));
    }
  }

  private takeSparseMap(block: Buffer, start: number): void {
    const { sparse } = this;
    if (sparse === undefined) {
      return;
    }
    const more = oldSparseExtension(block, start);
    sparse.map += more.map;
    if (sparse.map.length > this.limits.headerBytes) {
      throw new TarError(
        'header-too-large',
        `the map of a sparse file is longer than ${this.limits.headerBytes} bytes`,
      );
    }
    if (!more.isExtended) {
      this.endSparseMap();
    }
  }

  private endSparseMap(): void {
    const { sparse } = this;
    this.sparse = undefined;
    if (sparse !== undefined) {
      this.takeEntry(sparse.header, sparse);
    }
  }

  private takeEntry(
    header: TarHeader,
    oldSparse?: { realBytes?: number; map: string },
  ): void {
    const pax: PaxRecords =
      this.locals === undefined
        ? this.globals
        : { ...this.globals, ...this.locals };
    const rawPath =
      this.longName ?? pax.sparse?.name ?? (pax.path || header.name);
    const { typeFlag } = header;
    const type =
      TYPES[typeFlag] === 'file' && typeFlag !== 'S' && rawPath.endsWith('/')
        ? 'directory'
        : TYPES[typeFlag];
    const stated = pax.size ? paxInteger(pax.size) : header.size;
    const storedBytes = this.storedBytes(typeFlag, stated);
    const sparse = sparseOf(pax, oldSparse, storedBytes, this.limits);
    const link = this.longLink ?? (pax.linkpath || header.linkName);
    const isFile = type === 'file';
    const entry: TarEntry = {
      rawPath,
      typeFlag,
      ...(type === undefined ? {} : { type }),
      bytes: isFile ? sparse.bytes : 0,
      storedBytes,
      mode: header.mode,
      uid: positive(paxInteger(pax.uid)) ?? header.uid,
      gid: positive(paxInteger(pax.gid)) ?? header.gid,
      ...modifiedAt(paxSeconds(pax.mtime) ?? header.modifiedAt),
      ...(type === 'symlink' || type === 'hardlink'
        ? { rawLinkTarget: link }
        : {}),
      ...(isFile && sparse.map !== undefined ? { sparseMap: sparse.map } : {}),
      hasOddLength:
        sparse.isOdd || (BODILESS.has(typeFlag) && !isPlausible(stated)),
    };
    this.locals = undefined;
    this.longName = undefined;
    this.longLink = undefined;
    this.sink = this.handler.entry(entry);
    this.left = storedBytes;
    this.padding = paddingOf(storedBytes);
    this.state = 'body';
    if (storedBytes === 0) {
      this.endBody();
      this.state = 'header';
    }
  }

  private storedBytes(typeFlag: string, stated: number | undefined): number {
    if (BODILESS.has(typeFlag)) {
      return 0;
    }
    if (stated === undefined || stated < 0) {
      throw impossibleLength();
    }
    if (stated > this.limits.uncompressedBytes) {
      throw new TarError(
        'too-large',
        `one of its files states ${stated} bytes, at most ${this.limits.uncompressedBytes} are read`,
      );
    }
    return stated;
  }

  private pushEnd(chunk: Buffer, from: number): void {
    if (!this.hasTrailingData && !isAllZero(chunk, from)) {
      this.hasTrailingData = true;
      this.handler.trailingData();
    }
  }
}

function sparseOf(
  pax: PaxRecords,
  oldSparse: { realBytes?: number; map: string } | undefined,
  storedBytes: number,
  limits: Limits,
): { bytes: number; map?: string; isOdd: boolean } {
  const isSparse = oldSparse !== undefined || pax.sparse !== undefined;
  if (!isSparse) {
    return { bytes: storedBytes, isOdd: false };
  }
  const real = oldSparse?.realBytes ?? paxInteger(pax.sparse?.realSize);
  const isOdd =
    real === undefined || real < 0 || real > limits.uncompressedBytes;
  return {
    bytes: isOdd ? storedBytes : real,
    map: `sparse ${real} ${oldSparse?.map ?? pax.sparse?.map ?? ''}\n`,
    isOdd,
  };
}

function isPlausible(stated: number | undefined): boolean {
  return stated !== undefined && stated >= 0 && stated < 2 ** 40;
}

function modifiedAt(seconds: number | undefined) {
  return seconds === undefined ? {} : { modifiedAt: seconds };
}

function positive(value: number | undefined): number | undefined {
  return value === undefined || value < 0 ? undefined : value;
}

function paddingOf(bytes: number): number {
  const rest = bytes % BLOCK_BYTES;
  return rest === 0 ? 0 : BLOCK_BYTES - rest;
}

function untilNul(body: Buffer): string {
  const end = body.indexOf(0);
  return body.toString('utf8', 0, end < 0 ? body.length : end);
}

const ZEROS = Buffer.alloc(64 * 1024);

function isAllZero(chunk: Buffer, from: number): boolean {
  for (let at = from; at < chunk.length; at += ZEROS.length) {
    const end = Math.min(chunk.length, at + ZEROS.length);
    if (chunk.compare(ZEROS, 0, end - at, at, end) !== 0) {
      return false;
    }
  }
  return true;
}

function impossibleLength(): TarError {
  return new TarError('damaged', 'a header states an impossible length');
}
