import type {
  Leaderboard,
  Overview,
} from '@image-insights/backstage-plugin-image-insights-common';
import { BestChange } from '../../portfolio/BestChange';
import { WorstServices } from '../../portfolio/WorstServices';
import type { PortfolioLinks } from '../../portfolio/usePortfolioLinks';
import { CostliestServices } from './CostliestServices';
import styles from './Report.module.css';

/** Who grew most, where the money goes, and what one change would help most. */
export function ReportHighlights(props: {
  overview: Overview;
  /** Those that cost most, as far as they are there. */
  costly?: Leaderboard;
  links: PortfolioLinks;
}) {
  const { overview, costly, links } = props;
  const { cost, items, bestChange } = overview;
  return (
    <div className={styles.highlights}>
      <p className={styles.best}>
        <BestChange change={bestChange} links={links} />
      </p>
      <div className={styles.lists}>
        {items.length > 0 && <WorstServices services={items} />}
        {cost && costly && (
          <CostliestServices
            services={costly.items}
            amountPerMonth={cost.amountPerMonth}
            currency={cost.currency}
          />
        )}
      </div>
    </div>
  );
}
