import type { ReactNode } from 'react';
import {
  formatBytes,
  type Overview,
} from '@image-insights/backstage-plugin-image-insights-common';
import { formatScore } from '../../../format';
import { Bytes, Delta, Spark, useText } from '../../common';
import { useMoney } from '../../cost/useMoney';
import styles from './Report.module.css';

/** What all images of the report come to. */
export function ReportSummary(props: { overview: Overview }) {
  const { t, locale } = useText();
  const { overview } = props;
  const { change30Days, cost, score, spark, wastedBytes } = overview;
  const { services, notRead, images, overBudget } = overview;
  const money = useMoney({ code: cost?.currency ?? 'USD' });
  const number = (value: number) => value.toLocaleString(locale);
  return (
    <dl className={styles.facts}>
      <Fact label={t('report.services')} value={number(services)}>
        {notRead > 0
          ? t('report.notRead', { amount: number(notRead) })
          : t('report.allRead')}
      </Fact>
      <Fact label={t('report.images')} value={number(images)}>
        {t('report.newest')}
      </Fact>
      <Fact
        label={t('figures.pull')}
        value={<Bytes bytes={overview.compressedBytes} />}
      >
        {t('portfolio.distinct', {
          size: formatBytes(overview.distinctBytes, { locale }),
        })}
      </Fact>
      <Fact
        label={t('leaderboard.columnChange')}
        value={
          change30Days ? <Delta change={change30Days} /> : t('common.unknown')
        }
      >
        <Spark points={spark} />
      </Fact>
      <Fact
        label={t('report.cost')}
        value={cost ? money.estimate(cost.amountPerMonth) : t('common.unknown')}
      >
        {cost
          ? t('report.moves', {
              bytes: formatBytes(cost.bytesPerMonth, { locale }),
            })
          : t('leaderboard.notCosted')}
      </Fact>
      <Fact
        label={t('report.score')}
        value={score ? formatScore(score) : t('common.unknown')}
      >
        {score
          ? t('report.judged', { count: score.services })
          : t('leaderboard.notJudged')}
      </Fact>
      <Fact
        label={t('leaderboard.columnWasted')}
        value={
          wastedBytes === undefined ? (
            t('common.unknown')
          ) : (
            <Bytes bytes={wastedBytes} />
          )
        }
      >
        {wastedBytes === undefined
          ? t('leaderboard.notRead')
          : t('report.hidden')}
      </Fact>
      <Fact label={t('leaderboard.budget')} value={number(overBudget)}>
        {t('report.servicesOver', { count: overBudget })}
      </Fact>
    </dl>
  );
}

function Fact(props: { label: string; value: ReactNode; children: ReactNode }) {
  const { label, value, children } = props;
  return (
    <div className={styles.fact}>
      <dt>{label}</dt>
      <dd className={styles.value}>{value}</dd>
      <dd>{children}</dd>
    </div>
  );
}
