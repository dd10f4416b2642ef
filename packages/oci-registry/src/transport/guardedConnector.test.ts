import { Agent } from 'undici';
import { closeEverything, startRegistry } from '../testing/startReading';
import { AddressFilter } from './AddressFilter';
import {
  type AddressLookup,
  AddressRefusedError,
  guardedConnector,
} from './guardedConnector';

afterEach(closeEverything);

/** A resolver that answers every name with the given addresses. */
function resolvingTo(...addresses: string[]): AddressLookup {
  return (_hostname, _options, callback) =>
    callback(
      null,
      addresses.map(address => ({
        address,
        family: address.includes(':') ? 6 : 4,
      })),
    );
}

async function ask(
  origin: string,
  lookup: AddressLookup,
  allowedAddresses: string[] = [],
): Promise<number> {
  const agent = new Agent({
    connect: guardedConnector({
      filter: new AddressFilter({ allowsPrivate: false, allowedAddresses }),
      connectTimeoutMs: 2_000,
      lookup,
    }),
  });
  try {
    const answer = await agent.request({ origin, path: '/v2/', method: 'GET' });
    await answer.body.dump();
    return answer.statusCode;
  } finally {
    await agent.destroy();
  }
}

it('refuses a public name that resolves to a private address', async () => {
  const registry = await startRegistry();
  const work = ask(
    `http://blobs.example.com:${registry.port}`,
    resolvingTo('127.0.0.1'),
  );
  await expect(work).rejects.toThrow(AddressRefusedError);
  expect(registry.connections).toBe(0);
});

it('connects to none but the allowed of several addresses', async () => {
  const registry = await startRegistry();
  const status = await ask(
    `http://blobs.example.com:${registry.port}`,
    resolvingTo('169.254.169.254', '10.0.0.1', '127.0.0.1'),
    ['127.0.0.0/8'],
  );
  expect(status).toBe(200);
});

it.each([
  '127.0.0.1',
  '2130706433',
  '0x7f000001',
  '0177.0.0.1',
  '[::1]',
  '[::ffff:127.0.0.1]',
])('refuses the address %s written into a URL', async host => {
  const registry = await startRegistry();
  const { origin } = new URL(`http://${host}:${registry.port}`);
  await expect(ask(origin, resolvingTo('93.184.216.34'))).rejects.toThrow(
    AddressRefusedError,
  );
  expect(registry.connections).toBe(0);
});
