import {
  Leaderboard,
  leaderboardQuerySchema,
} from '@image-insights/backstage-plugin-image-insights-common';
import { Response, Router } from 'express';
import { RouterOptions } from './RouterOptions';
import { parse } from './parse';

export function addLeaderboardRoutes(
  router: Router,
  options: RouterOptions,
): void {
  router.get(
    '/leaderboard',
    async (request, response: Response<Leaderboard>) => {
      const credentials = await options.httpAuth.credentials(request, {
        allow: ['user', 'service'],
      });
      const query = parse(leaderboardQuerySchema, request.query);
      response.json(
        await options.leaderboardService.leaderboard(query, credentials),
      );
    },
  );
}
