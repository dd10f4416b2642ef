import { z } from 'zod';
import { errorOfAnswer } from '../client/errorOfAnswer';
import type {
  RegistryCredentials,
  RegistryLimits,
  RequestListener,
} from '../client/RegistryOptions';
import { parseJson, type Where } from '../documents/parseJson';
import { RegistryError } from '../errors';
import type { HostGate } from '../gate/HostGate';
import { Deadline } from '../transport/Deadline';
import {
  type Endpoint,
  type HttpTransport,
  type OutgoingRequest,
  readBody,
  readErrorBody,
} from '../transport/HttpTransport';
import { politely } from '../transport/politely';

const LONGEST_TOKEN = 16 * 1024;
const CLIENT_ID = 'image-insights';

const tokenSchema = z.object({
  token: z.string().nullish(),
  access_token: z.string().nullish(),
  expires_in: z.number().positive().optional().catch(undefined),
});

/** @internal */
export interface TokenRequest {
  transport: HttpTransport;
  gate: HostGate;
  endpoint: Endpoint;
  limits: RegistryLimits;
  realm: URL;
  service?: string;
  /** `repository:<name>:pull`, several separated by spaces. */
  scope: string;
  credentials?: RegistryCredentials;
  where: Where;
  listeners: readonly RequestListener[];
}

/**
 * Asks a token service for a pull token: by GET with Basic credentials or
 * anonymously, by POST for an identity token (Docker's token and OAuth 2
 * flows). Nothing but pull is ever asked for.
 *
 * @throws RegistryError
 * @internal
 */
export async function fetchToken(
  request: TokenRequest,
): Promise<{ token: string; lifetimeSeconds?: number }> {
  const { gate, limits, where, realm } = request;
  const deadline = new Deadline(limits.requestTimeoutMs + limits.patienceMs);
  try {
    const { answer } = await politely({
      gate,
      limits,
      where,
      signal: deadline.signal,
      prepare: async () => outgoing(request, deadline.signal),
      perform: async prepared => {
        const opened = await request.transport.open(prepared);
        const bytes =
          opened.status === 200
            ? await readBody(opened, { maxBytes: limits.tokenBytes, where })
            : await readErrorBody(opened, limits.errorBytes);
        return { ...opened, bytes };
      },
    });
    if (answer.status !== 200) {
      throw refusal(answer.status, request, () =>
        errorOfAnswer(answer, { kind: 'token', where }),
      );
    }
    return readToken(answer.bytes, request);
  } catch (error) {
    if (error instanceof RegistryError) {
      throw error;
    }
    throw new RegistryError({
      ...where,
      code: 'timeout',
      message: `The token service ${realm.host} did not answer in the time allowed`,
      remedy: 'Check the token service; it is tried again.',
    });
  } finally {
    deadline.release();
  }
}

function outgoing(request: TokenRequest, signal: AbortSignal): OutgoingRequest {
  const { credentials, realm, service, scope } = request;
  const common = {
    endpoint: request.endpoint,
    kind: 'token',
    where: request.where,
    signal,
    listeners: request.listeners,
    redirects: 'same-origin',
  } as const;
  const parameters = { ...(service ? { service } : {}), scope };
  if (credentials && 'identityToken' in credentials) {
    return {
      ...common,
      method: 'POST',
      url: realm,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({
        grant_type: 'refresh_token',
        client_id: CLIENT_ID,
        ...parameters,
        refresh_token: credentials.identityToken,
      }).toString(),
    };
  }
  const url = new URL(realm);
  for (const [name, value] of Object.entries(parameters)) {
    url.searchParams.set(name, value);
  }
  return {
    ...common,
    method: 'GET',
    url,
    headers:
      credentials && 'username' in credentials
        ? { authorization: basicAuthorization(credentials) }
        : {},
  };
}

/** The Authorization header of RFC 7617, in UTF-8. @internal */
export function basicAuthorization(credentials: {
  username: string;
  password: string;
}): string {
  const pair = `${credentials.username}:${credentials.password}`;
  return `Basic ${Buffer.from(pair, 'utf8').toString('base64')}`;
}

function readToken(
  bytes: Uint8Array,
  { limits, where, realm }: TokenRequest,
): { token: string; lifetimeSeconds?: number } {
  const parsed = tokenSchema.safeParse(
    parseJson(bytes, { what: 'token', depth: limits.jsonDepth, where }),
  );
  const token = parsed.data?.token || parsed.data?.access_token || '';
  // It becomes part of a header.
  if (!/^[\x21-\x7e]+$/.test(token) || token.length > LONGEST_TOKEN) {
    throw new RegistryError({
      ...where,
      code: 'invalid-answer',
      message: `The token service ${realm.host} answered without a usable token`,
      remedy: 'Check the token service of the registry.',
    });
  }
  const lifetimeSeconds = parsed.data?.expires_in;
  return lifetimeSeconds === undefined ? { token } : { token, lifetimeSeconds };
}

function refusal(
  status: number,
  { credentials, realm, where }: TokenRequest,
  otherwise: () => RegistryError,
): RegistryError {
  if (status !== 400 && status !== 401 && status !== 403) {
    return otherwise();
  }
  return new RegistryError({
    ...where,
    code: status === 403 ? 'forbidden' : 'unauthorized',
    message: credentials
      ? `The token service ${realm.host} refused the credentials of ${where.host} (status ${status})`
      : `The token service ${realm.host} gives no anonymous token for ${where.host} (status ${status}): not found, or no access`,
    remedy: credentials
      ? 'Check the credentials of this registry in the configuration, and that they have not expired.'
      : 'Configure credentials for this registry, or check the name of the repository.',
    status,
  });
}
