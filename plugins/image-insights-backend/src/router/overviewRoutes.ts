import {
  Overview,
  leaderboardGroupsQuerySchema,
  overviewQuerySchema,
} from '@image-insights/backstage-plugin-image-insights-common';
import { Response, Router } from 'express';
import { groupColumns } from '../service/groupColumns';
import { RouterOptions } from './RouterOptions';
import { answerList } from './csv';
import { parse } from './parse';

/** Sums over services: of some of them, and by owner or system. */
export function addOverviewRoutes(
  router: Router,
  options: RouterOptions,
): void {
  const { httpAuth, leaderboardGroupsService, overviewService } = options;

  router.get('/leaderboard/groups', async (request, response) => {
    const credentials = await httpAuth.credentials(request, {
      allow: ['user', 'service'],
    });
    const query = parse(leaderboardGroupsQuerySchema, request.query);
    await answerList({
      request,
      response,
      query,
      name: `leaderboard-by-${query.by}`,
      columns: groupColumns,
      answer: wanted => leaderboardGroupsService.groups(wanted, credentials),
    });
  });

  router.get('/overview', async (request, response: Response<Overview>) => {
    const credentials = await httpAuth.credentials(request, {
      allow: ['user', 'service'],
    });
    const query = parse(overviewQuerySchema, request.query);
    response.json(await overviewService.overview(query, credentials));
  });
}
