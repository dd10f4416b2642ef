import { TarError } from './TarError';

const SPACE = 0x20;
const EQUALS = 0x3d;
const NEWLINE = 0x0a;

/**
 * What this reader needs of an extended header (POSIX pax, with GNU tar's
 * records for sparse files). An empty value takes back what a global header
 * said, as pax has it.
 */
export interface PaxRecords {
  path?: string;
  linkpath?: string;
  size?: string;
  mtime?: string;
  uid?: string;
  gid?: string;
  /** `GNU.sparse.*`, without that prefix. */
  sparse?: SparseRecords;
}

/** GNU tar's three ways (0.0, 0.1, 1.0) to tell of holes. */
export interface SparseRecords {
  major?: string;
  minor?: string;
  name?: string;
  /** `GNU.sparse.size` (0.x) or `GNU.sparse.realsize` (1.0). */
  realSize?: string;
  /** The map of 0.1, or of 0.0's pairs in their order. */
  map?: string;
}

/**
 * Reads the records `LENGTH KEY=VALUE\n`. Throws where a length does not lead
 * to the end of a record.
 */
export function paxRecords(body: Buffer): PaxRecords {
  const records: PaxRecords = {};
  let at = 0;
  // Some writers pad the records by NULs.
  while (at < body.length && body[at] !== 0) {
    const space = body.indexOf(SPACE, at);
    const length = space < 0 ? NaN : digits(body, at, space);
    const end = at + length;
    if (!(length > space - at) || end > body.length) {
      throw damaged();
    }
    const equals = body.indexOf(EQUALS, space + 1);
    if (body[end - 1] !== NEWLINE || equals < 0 || equals >= end) {
      throw damaged();
    }
    const key = body.toString('latin1', space + 1, equals);
    takeRecord(records, key, body, equals + 1, end - 1);
    at = end;
  }
  return records;
}

function takeRecord(
  records: PaxRecords,
  key: string,
  body: Buffer,
  start: number,
  end: number,
): void {
  switch (key) {
    case 'path':
    case 'linkpath':
    case 'size':
    case 'mtime':
    case 'uid':
    case 'gid':
      records[key] = body.toString('utf8', start, end);
      return;
    default:
      if (key.startsWith('GNU.sparse.')) {
        records.sparse ??= {};
        takeSparse(
          records.sparse,
          key.slice('GNU.sparse.'.length),
          body.toString('utf8', start, end),
        );
      }
  }
}

function takeSparse(sparse: SparseRecords, key: string, value: string): void {
  switch (key) {
    case 'major':
    case 'minor':
    case 'name':
    case 'map':
      sparse[key] = value;
      return;
    case 'size':
    case 'realsize':
      sparse.realSize = value;
      return;
    case 'offset':
    case 'numbytes':
      sparse.map = sparse.map === undefined ? value : `${sparse.map},${value}`;
      return;
    default:
  }
}

/** A decimal number of at most 10 digits. */
function digits(body: Buffer, start: number, end: number): number {
  if (end <= start || end - start > 10) {
    return NaN;
  }
  let value = 0;
  for (let at = start; at < end; at += 1) {
    const digit = body[at] - 0x30;
    if (digit < 0 || digit > 9) {
      return NaN;
    }
    value = value * 10 + digit;
  }
  return value;
}

function damaged(): TarError {
  return new TarError(
    'damaged',
    'an extended header (pax) holds a record whose length is wrong',
  );
}

/** A whole number as pax writes it, where it can be told exactly. */
export function paxInteger(text: string | undefined): number | undefined {
  if (text === undefined || !/^-?\d{1,16}$/.test(text)) {
    return undefined;
  }
  const value = Number(text);
  return Number.isSafeInteger(value) ? value : undefined;
}

/** Whole seconds of a pax time (`1700000000.123`), rounded down. */
export function paxSeconds(text: string | undefined): number | undefined {
  if (text === undefined || !/^-?\d{1,16}(?:\.\d{0,30})?$/.test(text)) {
    return undefined;
  }
  const value = Math.floor(Number(text));
  return Number.isSafeInteger(value) ? value : undefined;
}
