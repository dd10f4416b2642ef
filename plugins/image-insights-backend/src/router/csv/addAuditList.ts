import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { CsvColumns } from '@image-insights/backstage-plugin-image-insights-common';
import { Request, Response, Router } from 'express';
import { z } from 'zod';
import { RouterOptions } from '../RouterOptions';
import { parseBody } from '../parseBody';
import { RequireAuditOptions, requireAudit } from '../requireAudit';
import { ListAnswer, ListQuery, answerList, wantsCsv } from './answerList';

/** What these routes need. */
export interface AuditListOptions extends RequireAuditOptions {
  auditor: Pick<RouterOptions['auditor'], 'createEvent'>;
}

/** A list of an audit and how it is answered. */
export interface AuditList<Query extends ListQuery, Row> {
  /** Below the plugin: `/audit/rules`. */
  path: string;
  /** Of the file that it can be had as. */
  name: string;
  schema: z.ZodType<Query>;
  columns: CsvColumns<Row>;
  answer(
    query: Query,
    credentials: BackstageCredentials,
  ): Promise<ListAnswer<Row>>;
}

/**
 * Answers a list of an audit to those who may open audits. Taking all of it as
 * a file is noted by the auditor.
 */
export function addAuditList<Query extends ListQuery, Row>(
  router: Router,
  options: AuditListOptions,
  list: AuditList<Query, Row>,
): void {
  async function answer(request: Request, response: Response): Promise<void> {
    const credentials = await requireAudit(request, options);
    const { schema, name, columns } = list;
    await answerList({
      request,
      response,
      query: parseBody(schema, request.query),
      name,
      columns,
      answer: query => list.answer(query, credentials),
    });
  }

  router.get(list.path, async (request, response: Response) => {
    if (!wantsCsv(request)) {
      await answer(request, response);
      return;
    }
    const event = await options.auditor.createEvent({
      eventId: 'audit-export',
      severityLevel: 'low',
      request,
      meta: { list: list.name },
    });
    try {
      await answer(request, response);
      await event.success();
    } catch (error) {
      await event.fail({
        error: error instanceof Error ? error : new Error(String(error)),
      });
      throw error;
    }
  });
}
