import { Alert, ButtonLink } from '@backstage/ui';
import { identityApiRef, useApi } from '@backstage/core-plugin-api';
import { imageInsightsAuditReadPermission } from '@image-insights/backstage-plugin-image-insights-common';
import { useData } from '../../../data';
import { useOrganisationLink } from '../../../links';
import { CopyButton, useText } from '../../common';

/** More groups make an address that nobody can read. */
const mostOwners = 20;

/** Says which permission is missing, how to ask for it, and where to go on. */
export function ForbiddenAudit() {
  const { t } = useText();
  const identity = useApi(identityApiRef);
  const link = useOrganisationLink();
  const { value: owners = [] } = useData({
    key: 'me',
    load: async () =>
      (await identity.getBackstageIdentity()).ownershipEntityRefs,
  });
  const { name } = imageInsightsAuditReadPermission;
  const own = new URLSearchParams(
    owners.slice(0, mostOwners).map(owner => ['owner', owner]),
  );
  const services = link('leaderboard', own);
  return (
    <Alert
      status="warning"
      icon
      role="alert"
      title={t('audits.forbidden')}
      description={t('audits.forbiddenText', { permission: name })}
      customActions={
        <>
          {services !== undefined && (
            <ButtonLink size="small" variant="secondary" href={services}>
              {t('audits.myServices')}
            </ButtonLink>
          )}
          <CopyButton
            label={t('audits.copyRequest')}
            copiedLabel={t('audits.requestCopied')}
            text={() =>
              t('audits.request', {
                permission: name,
                address: window.location.href,
              })
            }
          />
        </>
      }
    />
  );
}
