import {
  RegistryClient,
  type RegistryClientOptions,
  type RegistryOptions,
  type RequestEvent,
  type RegistryWarning,
} from '../client';
import { RegistryError } from '../errors';
import { FakeRegistry } from './FakeRegistry';

/** Everything a test opened, to be closed after it. */
const open: Array<{ close: () => Promise<void> }> = [];

/** Call in `afterEach`. */
export async function closeEverything(): Promise<void> {
  await Promise.all(open.splice(0).map(thing => thing.close()));
}

export async function startRegistry(tls?: {
  key: string;
  cert: string;
}): Promise<FakeRegistry> {
  const registry = await FakeRegistry.start(tls);
  open.push({ close: () => registry.stop() });
  return registry;
}

/** A client for a fake registry, quick to try again. */
export function startClient(
  registry: { host: string },
  options: Partial<RegistryOptions> = {},
  client: Partial<RegistryClientOptions> = {},
): {
  client: RegistryClient;
  events: RequestEvent[];
  warnings: RegistryWarning[];
} {
  const events: RequestEvent[] = [];
  const warnings: RegistryWarning[] = [];
  const created = RegistryClient.create({
    registries: [{ host: registry.host, plainHttp: true, ...options }],
    onRequest: event => events.push(event),
    onWarning: warning => warnings.push(warning),
    ...client,
    limits: { retryBaseMs: 5, ...client.limits },
  });
  open.push(created);
  return { client: created, events, warnings };
}

/** What a promise rejects with, which must be a RegistryError. */
export async function errorOf(work: Promise<unknown>): Promise<RegistryError> {
  const error: unknown = await work.then(
    () => {
      throw new Error('It was expected to fail, but did not');
    },
    (reason: unknown) => reason,
  );
  if (!(error instanceof RegistryError)) {
    throw error;
  }
  return error;
}
