import { RuleList } from '@image-insights/backstage-plugin-image-insights-common';
import { Response, Router } from 'express';
import { ruleListOf } from '../service/ruleListOf';
import { RouterOptions } from './RouterOptions';

/** The catalogue names no image: whoever is signed in may read it. */
export function addRuleRoutes(router: Router, options: RouterOptions): void {
  const list = ruleListOf(options.ruleSet);
  router.get('/rules', async (request, response: Response<RuleList>) => {
    await options.httpAuth.credentials(request, {
      allow: ['user', 'service'],
    });
    response.json(list);
  });
}
