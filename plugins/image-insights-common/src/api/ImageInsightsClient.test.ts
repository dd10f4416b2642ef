import { ResponseError } from '@backstage/errors';
import { ImageInsightsClient } from './ImageInsightsClient';

interface Seen {
  method: string;
  path: string;
  authorization: string | null;
}

/** A backend that answers every request alike. */
function startBackend(answer: { status: number; body: unknown }) {
  const seen: Seen[] = [];
  const client = ImageInsightsClient.create({
    fetchApi: {
      fetch: async (input, init) => {
        const request = new Request(input, init);
        seen.push({
          method: request.method,
          path: request.url.slice('http://backend'.length),
          authorization: request.headers.get('authorization'),
        });
        return Response.json(answer.body, { status: answer.status });
      },
    },
    discoveryApi: { getBaseUrl: async id => `http://backend/api/${id}` },
  });
  return { seen, client };
}

const summary = {
  entityRef: 'component:default/shop',
  annotationProblems: [],
  repositories: [],
};

describe('ImageInsightsClient', () => {
  it('asks for an entity by its canonical name, with the token given', async () => {
    const backend = startBackend({ status: 200, body: summary });
    await expect(
      backend.client.getEntitySummary('Component:Shop', { token: 'abc' }),
    ).resolves.toEqual(summary);
    expect(backend.seen).toEqual([
      {
        method: 'GET',
        path: '/api/image-insights/entities/component/default/shop',
        authorization: 'Bearer abc',
      },
    ]);
  });

  it('writes repeatable parameters one by one and leaves out absent ones', async () => {
    const backend = startBackend({
      status: 200,
      body: {
        items: [],
        totalCount: 0,
        totals: { services: 0, compressedBytes: 0, grew: 0, shrank: 0 },
        notRanked: [],
        facets: {
          owner: [],
          system: [],
          lifecycle: [],
          kind: [],
          registry: [],
        },
      },
    });
    await backend.client.getLeaderboard({
      owner: ['group:default/a', 'group:default/b'],
      system: undefined,
      limit: 5,
    });
    expect(backend.seen[0].path).toBe(
      '/api/image-insights/leaderboard?owner=group%3Adefault%2Fa&owner=group%3Adefault%2Fb&limit=5',
    );
  });

  it('asks for rules, and for a comparison in the order given', async () => {
    const rules = startBackend({
      status: 200,
      body: { ruleSet: '1-0-abc', items: [] },
    });
    await expect(rules.client.getRules()).resolves.toEqual({
      ruleSet: '1-0-abc',
      items: [],
    });
    expect(rules.seen[0].path).toBe('/api/image-insights/rules');

    const backend = startBackend({ status: 404, body: {} });
    await backend.client.compareImages('sha256:a', 'sha256:b').catch(() => {});
    expect(backend.seen[0].path).toBe(
      '/api/image-insights/images/sha256%3Aa/compare/sha256%3Ab',
    );
  });

  it('rejects with what the backend says was wrong', async () => {
    const backend = startBackend({
      status: 404,
      body: {
        error: { name: 'NotFoundError', message: 'No entity' },
        response: { statusCode: 404 },
      },
    });
    const answer = backend.client.getScan('1');
    await expect(answer).rejects.toBeInstanceOf(ResponseError);
    await expect(answer).rejects.toMatchObject({ statusCode: 404 });
  });

  it('rejects an answer of another version and names the part that differs', async () => {
    const backend = startBackend({
      status: 200,
      body: { ...summary, repositories: 'none' },
    });
    await expect(
      backend.client.getEntitySummary('component:default/shop'),
    ).rejects.toThrow(/same version.*repositories/s);
  });

  it("uses the frontend's plugin protocol where nobody discovers", async () => {
    const urls: string[] = [];
    const client = ImageInsightsClient.create({
      fetchApi: {
        fetch: async input => {
          urls.push(String(input));
          return Response.json(summary);
        },
      },
    });
    await client.getEntitySummary('component:default/shop');
    expect(urls).toEqual([
      'plugin://image-insights/entities/component/default/shop',
    ]);
  });
});
