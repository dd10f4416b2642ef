import {
  formatBytes,
  type Overview,
} from '@image-insights/backstage-plugin-image-insights-common';
import { formatScore } from '../../format';
import { Bytes, Delta, Spark, useText } from '../common';
import { useViewSettings } from '../../settings';
import { useMoney } from '../cost/useMoney';
import { BestChange } from './BestChange';
import { MaybeLink } from './MaybeLink';
import type { PortfolioLinks } from './usePortfolioLinks';
import { WorstServices } from './WorstServices';
import styles from './Portfolio.module.css';

/**
 * Six facts of some services' images: what they come to, how that changed, what
 * it costs, their score, which grew most, and what helps most.
 */
export function PortfolioFacts(props: {
  overview: Overview;
  /** True where not all services could be asked for. */
  isCut: boolean;
  links: PortfolioLinks;
}) {
  const { t, locale } = useText();
  const { showSpark = true } = useViewSettings();
  const { overview, isCut, links } = props;
  const { change30Days, cost, notRead, overBudget } = overview;
  const money = useMoney({ code: cost?.currency ?? 'USD' });
  return (
    <>
      <p className={styles.line}>
        <span>
          {t('portfolio.pull', {
            size: (
              <span className={styles.size}>
                <Bytes bytes={overview.compressedBytes} />
              </span>
            ),
          })}
          {overview.distinctBytes < overview.compressedBytes && (
            <>
              {', '}
              {t('portfolio.distinct', {
                size: formatBytes(overview.distinctBytes, { locale }),
              })}
            </>
          )}
        </span>
      </p>
      <p className={`${styles.line} ${styles.apart} ${styles.wide}`}>
        <span className={styles.trend}>
          {showSpark && <Spark points={overview.spark} />}
          <span>
            {change30Days
              ? t('portfolio.change', {
                  change: <Delta change={change30Days} />,
                })
              : t('portfolio.noEarlier')}
          </span>
        </span>
        {cost && (
          <MaybeLink href={links('savings')}>
            {t('cost.card', { amount: money.estimate(cost.amountPerMonth) })}
          </MaybeLink>
        )}
        <MeanScore overview={overview} links={links} />
      </p>
      <WorstServices services={overview.items} />
      <div
        className={`${styles.line} ${styles.apart} ${styles.wide} ${styles.foot}`}
      >
        <BestChange change={overview.bestChange} links={links} />
        {isCut && <span className={styles.quiet}>{t('portfolio.cut')}</span>}
        {(notRead > 0 || overBudget > 0) && (
          <span className={styles.line}>
            {overBudget > 0 && (
              <MaybeLink href={links('budgets')}>
                {t('portfolio.overBudget', { amount: String(overBudget) })}
              </MaybeLink>
            )}
            {notRead > 0 && (
              <MaybeLink href={links('scans')}>
                {t('portfolio.notRead', { amount: String(notRead) })}
              </MaybeLink>
            )}
          </span>
        )}
      </div>
    </>
  );
}

function MeanScore(props: { overview: Overview; links: PortfolioLinks }) {
  const { t } = useText();
  const { overview, links } = props;
  const { score, services, notRead } = overview;
  if (!score) {
    return <span className={styles.quiet}>{t('portfolio.notJudged')}</span>;
  }
  const text = {
    score: formatScore(score),
    amount: String(score.services),
  };
  return (
    <MaybeLink href={links('leaderboard', { sort: 'score' })}>
      {score.services < services - notRead
        ? t('portfolio.scoreOfSome', text)
        : t('portfolio.score', { score: text.score })}
    </MaybeLink>
  );
}
