import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { InputError } from '@backstage/errors';
import {
  CsvColumns,
  csvPieces,
} from '@image-insights/backstage-plugin-image-insights-common';
import { Request, Response } from 'express';

/** Most rows of a CSV. */
const MAX_ROWS = 100_000;

/** How every list is asked for. */
export interface ListQuery {
  limit: number;
  cursor?: string;
}

/** How every list is answered. */
export interface ListAnswer<Row> {
  items: readonly Row[];
  /** Over all pages. */
  totalCount: number;
}

/** A list as a page of JSON or, whole, as CSV. */
export interface AnsweredList<Query extends ListQuery, Row> {
  request: Request;
  response: Response;
  query: Query;
  /** Of the file: `image-insights-<name>-<day>.csv`. */
  name: string;
  columns: CsvColumns<Row>;
  answer(query: Query): Promise<ListAnswer<Row>>;
  /** Default: {@link MAX_ROWS}. */
  maxRows?: number;
}

/** Whether CSV is preferred to JSON, which is what most get. */
export function wantsCsv(request: Request): boolean {
  return request.accepts(['application/json', 'text/csv']) === 'text/csv';
}

/**
 * Answers with one page, or with all rows of the same filter and order where
 * CSV is preferred, whatever page was asked for.
 *
 * @throws InputError (400) where there are more rows than a file may have
 */
export async function answerList<Query extends ListQuery, Row>(
  list: AnsweredList<Query, Row>,
): Promise<void> {
  const { request, response, query, name, columns, answer } = list;
  response.vary('Accept');
  if (!wantsCsv(request)) {
    response.json(await answer(query));
    return;
  }
  const { maxRows = MAX_ROWS } = list;
  const whole = { ...query, cursor: undefined };
  // How many there are is asked first: what is too much is not put together.
  refuseMore(await answer({ ...whole, limit: 1 }), maxRows);
  const found = await answer({ ...whole, limit: maxRows });
  refuseMore(found, maxRows);
  const day = new Date().toISOString().slice(0, 10);
  response.attachment(`image-insights-${name}-${day}.csv`);
  try {
    await pipeline(Readable.from(csvPieces(columns, found.items)), response);
  } catch (error) {
    // Whoever went away before the end wants no error either.
    if (!response.destroyed) {
      throw error;
    }
  }
}

function refuseMore(
  { totalCount }: Pick<ListAnswer<unknown>, 'totalCount'>,
  maxRows: number,
): void {
  if (totalCount > maxRows) {
    throw new InputError(
      `The CSV would have ${totalCount} rows; it may have ${maxRows}: ` +
        'ask for fewer services, with owner, system, registry or q',
    );
  }
}
