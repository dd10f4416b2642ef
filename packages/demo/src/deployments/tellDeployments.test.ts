import { once } from 'node:events';
import { Server, createServer } from 'node:http';
import { text } from 'node:stream/consumers';
import { DemoDeployment } from './demoDeployments';
import { tellDeployments } from './tellDeployments';

function deployment(id: string): DemoDeployment {
  return {
    id,
    entityRef: 'component:default/checkout',
    images: ['localhost:7070/shop/checkout:3.20.0'],
    instances: 12,
    at: '2026-11-20T10:00:00.000Z',
  };
}

describe('tellDeployments', () => {
  let server: Server;
  let url: string;
  let statuses: number[];
  let received: { token?: string; body: DemoDeployment }[];

  beforeEach(async () => {
    statuses = [];
    received = [];
    server = createServer(async (request, response) => {
      received.push({
        token: request.headers.authorization,
        body: JSON.parse(await text(request)),
      });
      response.writeHead(statuses.shift() ?? 201).end('{}');
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    url = `http://127.0.0.1:${port}/deployments`;
  });
  afterEach(async () => {
    server.closeAllConnections();
    server.close();
  });

  const tell = (deployments: DemoDeployment[], signal?: AbortSignal) =>
    tellDeployments(deployments, {
      url,
      token: 'a-token',
      signal: signal ?? new AbortController().signal,
      pause: 1,
    });

  it('tells each once, in order, with the token', async () => {
    expect(await tell([deployment('a'), deployment('b')])).toEqual({
      recorded: 2,
      refused: [],
    });
    expect(received.map(({ body }) => body)).toEqual([
      deployment('a'),
      deployment('b'),
    ]);
    expect(received[0].token).toBe('Bearer a-token');
  });

  it('waits for a portal that only starts', async () => {
    statuses = [503, 404, 404];
    expect(await tell([deployment('a')])).toEqual({ recorded: 1, refused: [] });
    expect(received).toHaveLength(4);
  });

  it('waits for a portal that does not listen yet, but not for ever', async () => {
    server.close();
    server.closeAllConnections();
    const told = await tellDeployments([deployment('a'), deployment('b')], {
      url,
      token: 'a-token',
      signal: new AbortController().signal,
      pause: 1,
      patience: 20,
    });
    expect(told.recorded).toBe(0);
    expect(told.refused).toEqual([expect.stringMatching(/^503 /)]);
  });

  it('leaves out what is refused, and goes on', async () => {
    statuses = [400];
    expect(await tell([deployment('a'), deployment('b')])).toEqual({
      recorded: 1,
      refused: ['400 {}'],
    });
  });

  it('stops with the portal', async () => {
    const controller = new AbortController();
    statuses = Array.from({ length: 1000 }, () => 404);
    const telling = tell([deployment('a')], controller.signal);
    controller.abort(new Error('the end'));
    await expect(telling).rejects.toThrow();
  });
});
