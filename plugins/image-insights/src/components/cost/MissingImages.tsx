import { Alert } from '@backstage/ui';
import type { EntityCost } from '@image-insights/backstage-plugin-image-insights-common';
import { sentence } from '../../format';
import { ScanHealthLink, useText } from '../common';

/** Which repositories the figures leave out, and why. */
export function MissingImages(props: { missing: EntityCost['missing'] }) {
  const { t } = useText();
  const { missing } = props;
  return missing.length === 0 ? null : (
    <Alert
      status="warning"
      icon
      role="status"
      title={t('cost.missing', { count: missing.length })}
      description={missing
        .map(({ repository, reason }) =>
          sentence(t('cost.missingItem', { repository, reason })),
        )
        .join(' ')}
      customActions={<ScanHealthLink />}
    />
  );
}
