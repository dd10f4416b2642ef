import { Link } from '@backstage/ui';
import {
  formatBytes,
  type CostSummary,
} from '@image-insights/backstage-plugin-image-insights-common';
import type { Views } from '../../url';
import { useText } from '../common';
import { useMoney } from '../cost/useMoney';
import { Figure } from './Figure';

/** What a deployment of the service moves and costs, and a month of them. */
export function CostFigure(props: {
  cost?: CostSummary;
  /** That are deployed together. */
  imageCount: number;
  views: Views;
}) {
  const { t, locale } = useText();
  const { cost, imageCount, views } = props;
  const money = useMoney({ code: cost?.currency ?? 'USD' });
  const more = <Link href={views.href('cost')}>{t('cost.figureMore')}</Link>;
  if (!cost) {
    return (
      <Figure label={t('cost.figure')} main={t('common.unknown')}>
        <dd>{t('cost.figureUnknown')}</dd>
        <dd>{more}</dd>
      </Figure>
    );
  }
  return (
    <Figure
      label={t('cost.figure')}
      main={money.estimate(cost.amountPerDeployment)}
    >
      <dd>
        {t('cost.figureMoved', {
          bytes: formatBytes(cost.bytesPerDeployment, { locale }),
        })}
        {imageCount > 1 && ` ${t('cost.figureAll', { count: imageCount })}`}
      </dd>
      <dd>
        {t('cost.figureMonth', {
          amount: money.estimate(cost.amountPerMonth),
        })}
      </dd>
      <dd>{more}</dd>
    </Figure>
  );
}
