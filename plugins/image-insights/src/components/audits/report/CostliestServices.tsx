import { Link } from '@backstage/ui';
import type { LeaderboardRow } from '@image-insights/backstage-plugin-image-insights-common';
import { useEntityLink } from '../../../entity';
import { formatShare } from '../../../format';
import { useText } from '../../common';
import { useMoney } from '../../cost/useMoney';
import styles from './Report.module.css';

/** Where the money goes: the services that cost most, and which part that is. */
export function CostliestServices(props: {
  services: readonly LeaderboardRow[];
  /** What all services of the report cost a month. */
  amountPerMonth: number;
  currency: string;
}) {
  const { t, locale } = useText();
  const { services, amountPerMonth, currency } = props;
  const money = useMoney({ code: currency });
  const link = useEntityLink();
  const costly = services.flatMap(({ entityRef, title, cost }) =>
    cost && cost.amountPerMonth > 0
      ? [{ entityRef, title, amount: cost.amountPerMonth }]
      : [],
  );
  if (costly.length === 0) return null;
  const label = t('report.costMost');
  return (
    <div className={styles.costly}>
      <span className={styles.quiet} aria-hidden>
        {label}
      </span>
      <ul className={styles.costs} aria-label={label}>
        {costly.map(({ entityRef, title, amount }) => (
          <li key={entityRef} className={styles.cost}>
            <Link href={link(entityRef, '/cost')}>{title}</Link>
            <span className={styles.amount}>{money.estimate(amount)}</span>
            <span className={styles.amount}>
              {formatShare(amount / amountPerMonth, locale)}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}
