import {
  IncomingMessage,
  Server,
  ServerResponse,
  createServer,
} from 'node:http';
import { once } from 'node:events';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { sourceAnswer } from '../sources';
import { demoStories } from '../stories';
import { answer } from './answer';
import { blobStream } from './blobStream';
import { RegistryContent } from './RegistryContent';
import { fillRegistry } from './fillRegistry';

/**
 * Where the demo's registry listens, and which half year it shows.
 * @public
 */
export interface DemoRegistryOptions {
  /** Port on loopback; 0 takes any free one. */
  port: number;
  /** The day on which the demo's half year ends. */
  now: Date;
}

/**
 * A running demo registry.
 * @public
 */
export interface DemoRegistry {
  /** `localhost:7070` */
  host: string;
  /** `http://localhost:7070/v2/` */
  url: string;
  port: number;
  repositoryCount: number;
  /** Tags of all repositories, those of charts and signatures included. */
  tagCount: number;
  /** Stops listening and ends open connections. */
  close(): Promise<void>;
}

async function respond(
  content: RegistryContent,
  host: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const target = request.url ?? '/';
  const { status, headers, body, blob } =
    sourceAnswer(target, host) ??
    answer(content, {
      method: request.method ?? 'GET',
      target,
      headers: request.headers,
    });
  response.writeHead(status, {
    'docker-distribution-api-version': 'registry/2.0',
    ...headers,
  });
  if (request.method === 'HEAD' || (!body && !blob)) response.end();
  else if (blob) await pipeline(Readable.from(blobStream(blob)), response);
  else response.end(body);
}

function errorCode(error: unknown): string | undefined {
  return typeof error === 'object' && error !== null && 'code' in error
    ? String(error.code)
    : undefined;
}

async function listen(
  server: Server,
  port: number,
  address: string,
): Promise<number> {
  server.listen(port, address);
  try {
    await once(server, 'listening');
  } catch (error) {
    if (errorCode(error) === 'EADDRINUSE') {
      throw new Error(
        `The demo's registry cannot listen on ${address}, port ${port}: another program does. Stop that program, or set demo.registry.port (and the host under imageInsights.registries) to a free port`,
        { cause: error },
      );
    }
    throw error;
  }
  const bound = server.address();
  return bound !== null && typeof bound === 'object' ? bound.port : port;
}

async function closeServer(server: Server): Promise<void> {
  if (!server.listening) return;
  const closed = once(server, 'close');
  server.close();
  server.closeAllConnections();
  await closed;
}

/**
 * Starts the demo's registry on loopback, and beside it a few source files of
 * its services under `/source/`, where nobody else can reach it:
 * on 127.0.0.1, and on ::1 where the machine has it, since `localhost` may
 * mean either.
 *
 * @throws Error where the port is taken.
 * @public
 */
export async function startDemoRegistry(
  options: DemoRegistryOptions,
): Promise<DemoRegistry> {
  let content: RegistryContent = new Map();
  let host = '';
  const newServer = () =>
    createServer((request, response) => {
      respond(content, host, request, response).catch(error =>
        // The reader went away, or was promised bytes that cannot be made:
        // either way nothing more can be said on this connection.
        response.destroy(error instanceof Error ? error : undefined),
      );
    });
  const server = newServer();
  const second = newServer();
  const port = await listen(server, options.port, '127.0.0.1');
  try {
    await listen(second, port, '::1').catch(error => {
      const absent = ['EADDRNOTAVAIL', 'EAFNOSUPPORT', 'EINVAL'];
      if (!absent.includes(errorCode(error) ?? '')) throw error;
    });
  } catch (error) {
    await closeServer(server);
    throw error;
  }
  host = `localhost:${port}`;
  content = fillRegistry(demoStories(), { now: options.now, host });
  const repositories = [...content.values()];
  return {
    host,
    url: `http://${host}/v2/`,
    port,
    repositoryCount: repositories.length,
    tagCount: repositories.reduce((sum, { tags }) => sum + tags.size, 0),
    async close() {
      await Promise.all([closeServer(server), closeServer(second)]);
    },
  };
}
