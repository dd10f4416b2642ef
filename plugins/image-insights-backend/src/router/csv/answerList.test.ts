import { createServer, Server } from 'node:http';
import { CsvColumns } from '@image-insights/backstage-plugin-image-insights-common';
import express from 'express';
import PromiseRouter from 'express-promise-router';
import request from 'supertest';
import { ListQuery, answerList } from './answerList';

interface Row {
  name: string;
  bytes: number;
}

const COLUMNS: CsvColumns<Row> = [
  ['name', row => row.name],
  ['bytes', row => row.bytes],
];

describe('answerList', () => {
  const rows = Array.from({ length: 1_200 }, (_, index) => ({
    name: `service ${index}`,
    bytes: index,
  }));
  let server: Server;
  let asked: number[];

  beforeEach(async () => {
    asked = [];
    const router = PromiseRouter();
    router.get('/rows/:most', (incoming, response) =>
      answerList<ListQuery, Row>({
        request: incoming,
        response,
        query: { limit: 2, cursor: 'somewhere' },
        name: 'services',
        columns: COLUMNS,
        maxRows: Number(incoming.params.most),
        answer: async ({ limit, cursor }) => {
          asked.push(limit);
          return {
            items:
              cursor === undefined ? rows.slice(0, limit) : rows.slice(5, 7),
            totalCount: rows.length,
          };
        },
      }),
    );
    const app = express();
    app.use(router);
    app.use(
      (
        error: Error,
        _request: express.Request,
        response: express.Response,
        _next: express.NextFunction,
      ) => {
        response.status(400).json({ name: error.name, text: error.message });
      },
    );
    server = createServer(app);
    await new Promise<void>(done => {
      server.listen(0, '127.0.0.1', done);
    });
  });
  afterEach(async () => {
    await new Promise(done => {
      server.close(done);
    });
  });

  it.each([
    ['who says nothing', undefined],
    ['who takes anything', '*/*'],
    ['browsers', 'text/html,application/xhtml+xml,*/*;q=0.8'],
    ['who asks for JSON', 'application/json'],
    ['who prefers JSON', 'application/json, text/csv;q=0.5'],
  ])('answers %s with a page of JSON', async (_who, accept) => {
    const get = request(server).get('/rows/2000');
    const response = await (accept ? get.set('Accept', accept) : get);
    expect(response.body.items).toEqual(rows.slice(5, 7));
    expect(response.headers.vary).toBe('Accept');
  });

  it('answers who prefers CSV with all rows, from the first on', async () => {
    const response = await request(server)
      .get('/rows/1200')
      .set('Accept', 'text/csv')
      .expect(200);
    const lines = response.text.split('\r\n');
    expect(lines).toHaveLength(1_202);
    expect(lines.slice(0, 3)).toEqual([
      'name,bytes',
      'service 0,0',
      'service 1,1',
    ]);
    expect(lines.slice(-2)).toEqual(['service 1199,1199', '']);
    expect(response.headers).toMatchObject({
      'content-type': 'text/csv; charset=utf-8',
      vary: 'Accept',
      'content-disposition': expect.stringMatching(
        /^attachment; filename="image-insights-services-\d{4}-\d\d-\d\d\.csv"$/,
      ),
    });
  });

  it('says how many rows there are, and the bound, where that is too many', async () => {
    const response = await request(server)
      .get('/rows/1199')
      .set('Accept', 'text/csv')
      .expect(400);
    expect(response.body).toEqual({
      name: 'InputError',
      text: expect.stringMatching(/1200 rows.*1199.*owner/),
    });
    // Nobody put the rows together for it.
    expect(asked).toEqual([1]);
  });
});
