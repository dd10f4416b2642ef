import type { PackageFacts } from '../../LayerContents';

/** Tags of rpm's header (rpmtag.h), and the types that their values have. */
const TAG = {
  name: 1000,
  version: 1001,
  release: 1002,
  epoch: 1003,
  size: 1009,
  group: 1016,
  architecture: 1022,
  requires: 1049,
  longSize: 5009,
  recommends: 5046,
};
const TYPE_INT32 = 4;
const TYPE_INT64 = 5;
const TYPE_STRING = 6;
const TYPE_STRINGS = 8;
const TYPE_TRANSLATED = 9;

const INTRODUCTION_BYTES = 8;
const ENTRY_BYTES = 16;
const ENTRIES = 65_536;
const STRINGS = 5_000;

/** Where a value lies in the header's data. */
interface Value {
  type: number;
  offset: number;
  count: number;
}

class RpmHeader {
  static of(blob: Buffer): RpmHeader | undefined {
    if (blob.length < INTRODUCTION_BYTES) {
      return undefined;
    }
    const entries = blob.readUInt32BE(0);
    const dataBytes = blob.readUInt32BE(4);
    const dataStart = INTRODUCTION_BYTES + entries * ENTRY_BYTES;
    if (entries > ENTRIES || dataStart + dataBytes > blob.length) {
      return undefined;
    }
    const values = new Map<number, Value>();
    for (let index = 0; index < entries; index += 1) {
      const at = INTRODUCTION_BYTES + index * ENTRY_BYTES;
      values.set(blob.readUInt32BE(at), {
        type: blob.readUInt32BE(at + 4),
        offset: blob.readUInt32BE(at + 8),
        count: blob.readUInt32BE(at + 12),
      });
    }
    return new RpmHeader(
      values,
      blob.subarray(dataStart, dataStart + dataBytes),
    );
  }

  private constructor(
    private readonly values: ReadonlyMap<number, Value>,
    private readonly data: Buffer,
  ) {}

  text(tag: number): string | undefined {
    const value = this.values.get(tag);
    return value?.type === TYPE_STRING || value?.type === TYPE_TRANSLATED
      ? this.textAt(value.offset)?.text
      : undefined;
  }

  /** Each once; a package names a library for each of its versions. */
  texts(tag: number): string[] {
    const value = this.values.get(tag);
    if (value?.type !== TYPE_STRINGS) {
      return [];
    }
    const found = new Set<string>();
    let at = value.offset;
    for (let index = 0; index < Math.min(value.count, STRINGS); index += 1) {
      const next = this.textAt(at);
      if (next === undefined) {
        break;
      }
      found.add(next.text);
      at = next.end;
    }
    return [...found];
  }

  number(tag: number): number | undefined {
    const value = this.values.get(tag);
    if (value?.type === TYPE_INT32 && value.offset + 4 <= this.data.length) {
      return this.data.readUInt32BE(value.offset);
    }
    if (value?.type === TYPE_INT64 && value.offset + 8 <= this.data.length) {
      const long = Number(this.data.readBigUInt64BE(value.offset));
      return Number.isSafeInteger(long) ? long : undefined;
    }
    return undefined;
  }

  private textAt(offset: number): { text: string; end: number } | undefined {
    const end = offset < this.data.length ? this.data.indexOf(0, offset) : -1;
    return end < 0
      ? undefined
      : { text: this.data.toString('utf8', offset, end), end: end + 1 };
  }
}

/**
 * Reads a package from a header as rpm's database keeps it: two lengths, an
 * index of tags, and the data that it points into, all big-endian. Gives
 * `undefined` where it is damaged, or is a signer's key, which rpm keeps as a
 * package.
 */
export function rpmHeader(blob: Buffer): PackageFacts | undefined {
  const header = RpmHeader.of(blob);
  const name = header?.text(TAG.name);
  if (header === undefined || !name || name === 'gpg-pubkey') {
    return undefined;
  }
  const epoch = header.number(TAG.epoch);
  const version = [header.text(TAG.version), header.text(TAG.release)]
    .filter(part => part)
    .join('-');
  const architecture = header.text(TAG.architecture);
  const section = header.text(TAG.group);
  return {
    name,
    version: epoch ? `${epoch}:${version}` : version,
    ...(architecture ? { architecture } : {}),
    installedBytes: header.number(TAG.longSize) ?? header.number(TAG.size) ?? 0,
    // What rpm itself must be able to do is no dependency of the package.
    depends: header
      .texts(TAG.requires)
      .filter(required => !required.startsWith('rpmlib(')),
    recommends: header.texts(TAG.recommends),
    // `Unspecified` is what rpm writes where nobody gave one.
    ...(section && section !== 'Unspecified' ? { section } : {}),
  };
}
