import { leaderboardQuerySchema } from '@image-insights/backstage-plugin-image-insights-common';
import { Router } from 'express';
import { leaderboardColumns } from '../service/leaderboardColumns';
import { RouterOptions } from './RouterOptions';
import { answerList } from './csv';
import { parse } from './parse';

export function addLeaderboardRoutes(
  router: Router,
  options: RouterOptions,
): void {
  const { httpAuth, leaderboardService } = options;

  router.get('/leaderboard', async (request, response) => {
    const credentials = await httpAuth.credentials(request, {
      allow: ['user', 'service'],
    });
    await answerList({
      request,
      response,
      query: parse(leaderboardQuerySchema, request.query),
      name: 'leaderboard',
      columns: leaderboardColumns,
      answer: query => leaderboardService.leaderboard(query, credentials),
    });
  });
}
