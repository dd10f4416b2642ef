import { Link } from '@backstage/ui';
import type { Finding } from '@image-insights/backstage-plugin-image-insights-common';
import { useEntityCost } from '../../data';
import { formatDuration } from '../../format';
import type { Views } from '../../url';
import { savedByFindings } from '../../verdict';
import { useText } from '../common';
import { useMoney } from '../cost/useMoney';

/** What the best fixes save a month, and of each rollout, once it is known. */
export function FindingsSaving(props: {
  entityRef: string;
  repository: string;
  findings: readonly Finding[];
  /** A new one reads again. */
  version: string;
  views: Views;
}) {
  const { t, locale } = useText();
  const { entityRef, repository, findings, version, views } = props;
  const { value, error } = useEntityCost(entityRef, version);
  const money = useMoney({ code: value?.estimate?.currency.code ?? 'USD' });
  if (error || (value && !value.estimate)) {
    return null;
  }
  if (!value) {
    return <>{t('service.savingLoading')}</>;
  }
  const saved = savedByFindings({
    findings,
    scenarios: value.scenarios,
    repository,
  });
  return saved ? (
    <>
      {t('service.saving', {
        amount: money.estimate(saved.amountPerMonth),
        time: formatDuration(saved.secondsPerNode, locale),
      })}{' '}
      <Link href={views.href('cost')}>{t('cost.figureMore')}</Link>
    </>
  ) : null;
}
