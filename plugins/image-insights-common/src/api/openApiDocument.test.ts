import { createOpenApiDocument } from './openApiDocument';

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

  it('is plain JSON', () => {
    expect(JSON.parse(JSON.stringify(document))).toEqual(document);
  });
});
