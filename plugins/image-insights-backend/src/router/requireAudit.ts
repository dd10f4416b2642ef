import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { NotAllowedError } from '@backstage/errors';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { imageInsightsAuditReadPermission } from '@image-insights/backstage-plugin-image-insights-common';
import { Request } from 'express';
import { RouterOptions } from './RouterOptions';

/** What is asked before an audit is answered. */
export interface RequireAuditOptions {
  httpAuth: Pick<RouterOptions['httpAuth'], 'credentials'>;
  permissions: Pick<RouterOptions['permissions'], 'authorize'>;
}

/**
 * Whose request for an audit it is.
 *
 * @throws NotAllowedError (403) where they may not open audits
 */
export async function requireAudit(
  request: Request,
  { httpAuth, permissions }: RequireAuditOptions,
): Promise<BackstageCredentials> {
  const credentials = await httpAuth.credentials(request, {
    allow: ['user', 'service'],
  });
  const [decision] = await permissions.authorize(
    [{ permission: imageInsightsAuditReadPermission }],
    { credentials },
  );
  if (decision.result !== AuthorizeResult.ALLOW) {
    throw new NotAllowedError(
      `Opening audits needs the permission ${imageInsightsAuditReadPermission.name}`,
    );
  }
  return credentials;
}
