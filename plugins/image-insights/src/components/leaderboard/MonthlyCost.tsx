import { Link } from '@backstage/ui';
import type { LeaderboardRow } from '@image-insights/backstage-plugin-image-insights-common';
import { useText } from '../common';
import { useMoney } from '../cost/useMoney';
import styles from './Leaderboard.module.css';

/** What a month of a service's deployments costs; leads to how that comes about. */
export function MonthlyCost(props: { row: LeaderboardRow; href: string }) {
  const { t } = useText();
  const { row, href } = props;
  const { cost } = row;
  const money = useMoney({ code: cost?.currency ?? 'USD' });
  if (!cost) {
    return <span className={styles.quiet}>{t('leaderboard.notCosted')}</span>;
  }
  return <Link href={href}>{money.estimate(cost.amountPerMonth)}</Link>;
}
