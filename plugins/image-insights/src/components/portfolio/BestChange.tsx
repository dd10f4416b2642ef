import {
  formatBytes,
  type Overview,
} from '@image-insights/backstage-plugin-image-insights-common';
import { useText } from '../common';
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
  const text = {
    count: change.services,
    size: formatBytes(change.savesBytes, { locale }),
  };
  return change.kind === 'one-base' ? (
    <span>
      {t('portfolio.best', {
        change: (
          <MaybeLink href={links('base-images')}>
            {t('portfolio.bestBase', { ...text, base: change.base })}
          </MaybeLink>
        ),
        size: text.size,
      })}
    </span>
  ) : (
    <span>
      {t('portfolio.best', {
        change: (
          <MaybeLink href={links('findings', { rule: change.rule })}>
            {t('portfolio.bestRule', { ...text, title: change.title })}
          </MaybeLink>
        ),
        size: text.size,
      })}
    </span>
  );
}
