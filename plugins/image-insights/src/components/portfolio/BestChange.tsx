import { Suspense } from 'react';
import { Skeleton } from '@backstage/ui';
import {
  formatBytesChange,
  type Overview,
} from '@image-insights/backstage-plugin-image-insights-common';
import { useText } from '../common';
import { LazyRuleText } from '../rules/lazy';
import { MaybeLink } from './MaybeLink';
import type { PortfolioLinks } from './usePortfolioLinks';

/** The one change that helps most of those over several services. */
export function BestChange(props: {
  change: Overview['bestChange'];
  links: PortfolioLinks;
}) {
  const { t, locale } = useText();
  const { change, links } = props;
  if (!change) {
    return <span>{t('portfolio.noBest')}</span>;
  }
  const count = change.services;
  const saving = formatBytesChange(-change.savesBytes, { locale });
  const isEstimate = change.kind === 'rule' && change.isEstimate;
  const gain = isEstimate ? t('findings.estimate', { gain: saving }) : saving;
  return change.kind === 'one-base' ? (
    <span>
      {t('portfolio.best', {
        change: (
          <MaybeLink href={links('base-images')}>
            {t('portfolio.bestBase', { count, base: change.base })}
          </MaybeLink>
        ),
        gain,
      })}
    </span>
  ) : (
    <Suspense fallback={<Skeleton width="70%" height={20} />}>
      <span>
        {t('portfolio.best', {
          change: (
            <MaybeLink href={links('findings', { rule: change.rule })}>
              {t('portfolio.bestRule', {
                count,
                title: (
                  <LazyRuleText
                    rule={change.rule}
                    field="title"
                    sent={change.title}
                  />
                ),
              })}
            </MaybeLink>
          ),
          gain,
        })}
      </span>
    </Suspense>
  );
}
