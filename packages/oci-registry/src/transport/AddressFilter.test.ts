import { AddressFilter } from './AddressFilter';

const strict = new AddressFilter({ allowsPrivate: false });
const named = new AddressFilter({ allowsPrivate: true });

it.each(['93.184.216.34', '2606:2800:220:1::1', '::ffff:93.184.216.34'])(
  'lets %s through for everybody',
  address => {
    expect(strict.isAllowed(address)).toBe(true);
    expect(named.isAllowed(address)).toBe(true);
  },
);

it.each([
  '10.0.0.1',
  '127.0.0.1',
  '172.16.5.4',
  '172.31.255.255',
  '192.168.1.1',
  '100.64.0.1',
  '198.18.0.1',
  '::1',
  'fd12:3456::1',
  '::ffff:10.0.0.1',
  '::ffff:7f00:1',
  '2002:a00:1::',
  '64:ff9b::a00:1',
  '64:ff9b::192.168.1.1',
  '::10.0.0.1',
])('lets %s through only at hosts that the configuration names', address => {
  expect(strict.isAllowed(address)).toBe(false);
  expect(named.isAllowed(address)).toBe(true);
});

it.each([
  '169.254.169.254',
  '100.100.100.200',
  '0.0.0.0',
  '0.1.2.3',
  '224.0.0.1',
  '255.255.255.255',
  '::',
  'fe80::1',
  'fe80::1%eth0',
  'fd00:ec2::254',
  'ff02::1',
  '::ffff:169.254.169.254',
  '64:ff9b::a9fe:a9fe',
  '2002:a9fe:a9fe::',
  'registry.example.com',
  '',
])('lets %s through for nobody', address => {
  const wide = new AddressFilter({
    allowsPrivate: true,
    allowedAddresses: ['0.0.0.0/0', '::/0'],
  });
  expect(strict.isAllowed(address)).toBe(false);
  expect(named.isAllowed(address)).toBe(false);
  expect(wide.isAllowed(address)).toBe(false);
});

it('lets allowed ranges through, and nothing beside them', () => {
  const filter = new AddressFilter({
    allowsPrivate: false,
    allowedAddresses: ['10.20.0.0/16', 'fd12:3456::/32', '127.0.0.1'],
  });
  expect(filter.isAllowed('10.20.30.40')).toBe(true);
  expect(filter.isAllowed('::ffff:10.20.30.40')).toBe(true);
  expect(filter.isAllowed('fd12:3456::9')).toBe(true);
  expect(filter.isAllowed('127.0.0.1')).toBe(true);
  expect(filter.isAllowed('10.21.0.1')).toBe(false);
  expect(filter.isAllowed('127.0.0.2')).toBe(false);
});

it.each(['10.0.0.0/33', 'host/8', '10.0.0/8', '::/129', '10.0.0.0/x', ''])(
  'refuses the range %j',
  cidr => {
    expect(
      () =>
        new AddressFilter({ allowsPrivate: false, allowedAddresses: [cidr] }),
    ).toThrow('is not a range of addresses');
  },
);
