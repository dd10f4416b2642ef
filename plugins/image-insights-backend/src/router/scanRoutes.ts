import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { NotAllowedError, NotFoundError } from '@backstage/errors';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import {
  Scan,
  ScanDetails,
  ScanList,
  StartScanRequest,
  StartedScan,
  imageInsightsScanTriggerPermission,
  scanListQuerySchema,
  startScanSchema,
} from '@image-insights/backstage-plugin-image-insights-common';
import { Request, Response, Router } from 'express';
import { causeOf } from '../audit/repositories/causeOf';
import { ScanTarget } from '../database/ScanStore';
import { readableRepositories } from '../service/readableRepositories';
import { nextScanAt } from '../service/nextScanAt';
import { RouterOptions } from './RouterOptions';
import { canonicalRef } from './canonicalRef';
import { parse } from './parse';

export function addScanRoutes(router: Router, options: RouterOptions): void {
  const { httpAuth, stores, entities, auditor } = options;

  async function credentialsOf(request: Request) {
    return httpAuth.credentials(request, { allow: ['user', 'service'] });
  }

  async function repositoriesFor(
    repositories: string[],
    credentials: BackstageCredentials,
  ) {
    return readableRepositories({
      repositories,
      credentials,
      stores,
      entities,
    });
  }

  /** Scans without what the caller may not know. */
  async function visible<Shown extends Scan>(
    scans: Shown[],
    credentials: BackstageCredentials,
  ): Promise<Shown[]> {
    const refs = await entities.readableRefs(
      scans.flatMap(scan => scan.entityRef ?? []),
      credentials,
    );
    const repositories = await repositoriesFor(
      scans.flatMap(scan => [
        ...(scan.repository ? [scan.repository] : []),
        ...scan.failures.map(failure => failure.repository),
      ]),
      credentials,
    );
    return scans
      .filter(
        scan =>
          (!scan.entityRef || refs.has(scan.entityRef)) &&
          (!scan.repository || repositories.has(scan.repository)),
      )
      .map(scan => ({
        ...scan,
        failures: scan.failures.filter(failure =>
          repositories.has(failure.repository),
        ),
      }));
  }

  async function checkTarget(
    body: StartScanRequest,
    credentials: BackstageCredentials,
  ): Promise<ScanTarget> {
    if (body.entityRef !== undefined) {
      const entityRef = canonicalRef(body.entityRef);
      if (!(await entities.readable(entityRef, credentials))) {
        throw new NotFoundError(`No entity ${entityRef}`);
      }
      return { entityRef };
    }
    if (body.repository !== undefined) {
      const { repository } = body;
      const known = await repositoriesFor([repository], credentials);
      if (!known.has(repository)) {
        throw new NotFoundError(
          `No entity names the repository ${repository} as of the last scan`,
        );
      }
      return { repository };
    }
    return {};
  }

  router.post('/scans', async (request, response: Response<StartedScan>) => {
    const credentials = await credentialsOf(request);
    const body = parse(startScanSchema, request.body ?? {});
    const event = await auditor.createEvent({
      eventId: 'scan-start',
      severityLevel: 'low',
      request,
      meta: { ...body },
    });
    try {
      const [decision] = await options.permissions.authorize(
        [{ permission: imageInsightsScanTriggerPermission }],
        { credentials },
      );
      if (decision.result !== AuthorizeResult.ALLOW) {
        throw new NotAllowedError(
          `Starting a scan needs the permission ${imageInsightsScanTriggerPermission.name}`,
        );
      }
      const target = await checkTarget(body, credentials);
      const scan = await options.scanService.start(target);
      const [shown] = await visible([scan], credentials);
      await event.success({ meta: { scanId: scan.id } });
      response.status(202).json(shown ?? { ...scan, failures: [] });
    } catch (error) {
      await event.fail({
        error: error instanceof Error ? error : new Error(String(error)),
      });
      throw error;
    }
  });

  router.get('/scans', async (request, response: Response<ScanList>) => {
    const credentials = await credentialsOf(request);
    const { limit, cursor } = parse(scanListQuerySchema, request.query);
    const page = await stores.scans.list({ limit, cursor });
    response.json({
      items: await visible(page.items, credentials),
      nextCursor: page.nextCursor,
      nextScanAt: await nextScanAt(stores.scans, options.config.schedule),
    });
  });

  router.get('/scans/:id', async (request, response: Response<ScanDetails>) => {
    const credentials = await credentialsOf(request);
    const scan = await stores.scans.get(request.params.id);
    const [shown] = scan ? await visible([scan], credentials) : [];
    if (!shown) {
      throw new NotFoundError(`No scan ${request.params.id}`);
    }
    response.json({
      ...shown,
      failures: shown.failures.map(failure => {
        const { cause, actor } = causeOf(failure.code);
        return { ...failure, cause, actor };
      }),
    });
  });
}
