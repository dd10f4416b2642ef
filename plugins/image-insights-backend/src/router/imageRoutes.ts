import {
  Comparison,
  Image,
  digestSchema,
} from '@image-insights/backstage-plugin-image-insights-common';
import { Response, Router } from 'express';
import { RouterOptions } from './RouterOptions';
import { parse } from './parse';

export function addImageRoutes(router: Router, options: RouterOptions): void {
  router.get('/images/:digest', async (request, response: Response<Image>) => {
    const credentials = await options.httpAuth.credentials(request, {
      allow: ['user', 'service'],
    });
    const digest = parse(digestSchema, request.params.digest);
    const image = await options.imageService.image(digest, credentials);
    // The digest's content never changes, but who may see it and what else
    // shares its layers does: kept by the browser, asked again by its ETag.
    response.set('Cache-Control', 'private, no-cache');
    response.json(image);
  });

  router.get(
    '/images/:digest/compare/:other',
    async (request, response: Response<Comparison>) => {
      const credentials = await options.httpAuth.credentials(request, {
        allow: ['user', 'service'],
      });
      const comparison = await options.comparisonService.comparison(
        {
          from: parse(digestSchema, request.params.digest),
          to: parse(digestSchema, request.params.other),
        },
        credentials,
      );
      response.set('Cache-Control', 'private, no-cache');
      response.json(comparison);
    },
  );
}
