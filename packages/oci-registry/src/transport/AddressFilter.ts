import { BlockList, isIP } from 'node:net';

/** Never contacted, whatever the configuration says. */
const FORBIDDEN = [
  '0.0.0.0/8',
  '169.254.0.0/16', // link-local, and with it most metadata services
  '100.100.100.200/32', // Alibaba Cloud's metadata service
  '192.0.0.192/32', // Oracle Cloud's metadata service
  '224.0.0.0/4',
  '240.0.0.0/4',
  '::/128',
  'fe80::/10',
  'fd00:ec2::/32', // Amazon's metadata and time services
  'ff00::/8',
];

/** Contacted only at hosts that an administrator has named. */
const PRIVATE = [
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.168.0.0/16',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '::1/128',
  'fc00::/7',
  'fec0::/10',
  '100::/64',
  '2001:db8::/32',
  '64:ff9b:1::/48',
];

/**
 * Says which IP addresses may be connected to. IPv4 addresses inside IPv6
 * ones (mapped, compatible, 6to4, NAT64) are judged as what they hold.
 *
 * @internal
 */
export class AddressFilter {
  readonly #allowsPrivate: boolean;
  readonly #allowed: BlockList;
  static readonly #forbidden = toList(FORBIDDEN);
  static readonly #private = toList(PRIVATE);

  /**
   * `allowsPrivate` for a host that the configuration names; otherwise only
   * public addresses pass, and private ones within `allowedAddresses`.
   *
   * @throws TypeError where one of them is no CIDR
   */
  constructor(options: {
    allowsPrivate: boolean;
    allowedAddresses?: readonly string[];
  }) {
    this.#allowsPrivate = options.allowsPrivate;
    this.#allowed = toList(options.allowedAddresses ?? []);
  }

  isAllowed(address: string): boolean {
    const plain = address.replace(/^\[|\]$/g, '').replace(/%.*$/, '');
    const version = isIP(plain);
    if (version === 0) {
      return false;
    }
    const embedded = version === 6 ? embeddedIPv4(plain) : undefined;
    if (embedded !== undefined) {
      return this.isAllowed(embedded);
    }
    const family = version === 4 ? 'ipv4' : 'ipv6';
    if (AddressFilter.#forbidden.check(plain, family)) {
      return false;
    }
    return (
      this.#allowsPrivate ||
      !AddressFilter.#private.check(plain, family) ||
      this.#allowed.check(plain, family)
    );
  }
}

function toList(cidrs: readonly string[]): BlockList {
  const list = new BlockList();
  for (const cidr of cidrs) {
    const [address, prefix] = cidr.split('/');
    const version = isIP(address);
    const mostBits = version === 6 ? 128 : 32;
    const bits = prefix === undefined ? mostBits : Number(prefix);
    if (
      version === 0 ||
      !Number.isInteger(bits) ||
      bits < 0 ||
      bits > mostBits
    ) {
      throw new TypeError(
        `'${cidr}' is not a range of addresses: write it like 10.20.0.0/16 or fd12:3456::/32`,
      );
    }
    list.addSubnet(address, bits, version === 6 ? 'ipv6' : 'ipv4');
  }
  return list;
}

function embeddedIPv4(address: string): string | undefined {
  const groups = expandIPv6(address);
  const from = (high: number, low: number) =>
    [high >> 8, high & 255, low >> 8, low & 255].join('.');
  const zeros = (count: number) =>
    groups.slice(0, count).every(group => group === 0);
  if (zeros(5) && groups[5] === 0xffff) {
    return from(groups[6], groups[7]);
  }
  // ::a.b.c.d; not :: and ::1, which are addresses of their own.
  if (zeros(6) && (groups[6] !== 0 || groups[7] > 1)) {
    return from(groups[6], groups[7]);
  }
  if (groups[0] === 0x2002) {
    return from(groups[1], groups[2]);
  }
  if (
    groups[0] === 0x64 &&
    groups[1] === 0xff9b &&
    groups.slice(2, 6).every(group => group === 0)
  ) {
    return from(groups[6], groups[7]);
  }
  return undefined;
}

/** The eight 16-bit groups of a valid IPv6 address. */
function expandIPv6(address: string): number[] {
  const dotted = /(\d+)\.(\d+)\.(\d+)\.(\d+)$/.exec(address);
  let text = address;
  if (dotted) {
    const [a, b, c, d] = dotted.slice(1).map(Number);
    const tail = `${((a << 8) | b).toString(16)}:${((c << 8) | d).toString(
      16,
    )}`;
    text = address.slice(0, dotted.index) + tail;
  }
  const [head, tail] = text.split('::');
  const toGroups = (part: string | undefined) =>
    part ? part.split(':').map(group => parseInt(group, 16)) : [];
  const left = toGroups(head);
  const right = toGroups(tail);
  const missing = Math.max(0, 8 - left.length - right.length);
  return [...left, ...new Array<number>(missing).fill(0), ...right];
}
