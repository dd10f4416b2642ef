import { z } from 'zod';
import { CsvList } from './audit';
import { createOpenApiDocument } from './openApiDocument';

const operationsSchema = z.object({
  get: z
    .object({
      parameters: z
        .array(
          z.object({ name: z.string(), in: z.string(), required: z.boolean() }),
        )
        .optional(),
      responses: z.record(
        z.string(),
        z.object({ content: z.record(z.string(), z.unknown()) }),
      ),
    })
    .optional(),
});
type Operations = z.infer<typeof operationsSchema>;

function pathsOf(document: unknown): Record<string, Operations> {
  return z
    .object({ paths: z.record(z.string(), operationsSchema) })
    .parse(document).paths;
}

describe('createOpenApiDocument', () => {
  const document = createOpenApiDocument({ version: '1.2.3' });

  it('lists every call of the API', () => {
    expect(document).toMatchObject({
      openapi: '3.1.0',
      info: { version: '1.2.3' },
      paths: {
        '/entities/{kind}/{namespace}/{name}': { get: {} },
        '/entities/{kind}/{namespace}/{name}/history': { get: {} },
        '/images/{digest}': { get: {} },
        '/images/{digest}/compare/{other}': { get: {} },
        '/rules': { get: {} },
        '/leaderboard': { get: {} },
        '/cost': { get: {} },
        '/cost/savings': { get: {} },
        '/entities/{kind}/{namespace}/{name}/cost': { get: {} },
        '/entities/{kind}/{namespace}/{name}/deployments': { get: {} },
        // What came before is answered as it is stored.
        '/deployments': { post: { responses: { 200: {}, 201: {}, 409: {} } } },
        '/deployments/flux': {
          post: { responses: { 200: {}, 201: {}, 202: {}, 401: {} } },
        },
        '/scans': { get: {}, post: { responses: { 202: {} } } },
        '/scans/{id}': { get: {} },
      },
    });
  });

  it('describes the parameters that the schema validates', () => {
    expect(document).toHaveProperty(
      ['paths', '/scans', 'get', 'parameters'],
      expect.arrayContaining([
        {
          name: 'limit',
          in: 'query',
          required: false,
          schema: expect.objectContaining({ maximum: 500, default: 50 }),
        },
      ]),
    );
  });

  it('says which parameters must be given', () => {
    const given = ([path, { get }]: [string, Operations]) =>
      (get?.parameters ?? [])
        .filter(one => one.in === 'query' && one.required)
        .map(({ name }) => `${path} ${name}`);
    expect(Object.entries(pathsOf(document)).flatMap(given)).toEqual([
      '/audit/layers/uses layer',
    ]);
  });

  it('offers as CSV what the client takes as CSV', () => {
    const lists: Record<CsvList, true> = {
      leaderboard: true,
      'leaderboard/groups': true,
      'audit/rules': true,
      'audit/findings': true,
      'audit/base-images': true,
      'audit/base-images/uses': true,
      'audit/layers': true,
      'audit/layers/uses': true,
      'audit/repositories': true,
    };
    expect(
      Object.entries(pathsOf(document))
        .filter(([, { get }]) => get?.responses[200]?.content['text/csv'])
        .map(([path]) => path.slice(1))
        .sort(),
    ).toEqual(Object.keys(lists).sort());
  });

  it('is plain JSON', () => {
    expect(JSON.parse(JSON.stringify(document))).toEqual(document);
  });
});
