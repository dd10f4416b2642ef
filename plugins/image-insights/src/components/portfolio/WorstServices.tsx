import { Link } from '@backstage/ui';
import {
  formatBytes,
  type Overview,
} from '@image-insights/backstage-plugin-image-insights-common';
import { useEntityLink } from '../../entity';
import { Bytes, Delta, Spark, useText } from '../common';
import { useViewSettings } from '../../settings';
import styles from './Portfolio.module.css';

/** The services that one should look at first, each with its trend. */
export function WorstServices(props: { services: Overview['items'] }) {
  const { t, locale } = useText();
  const { showSpark = true } = useViewSettings();
  const { services } = props;
  const link = useEntityLink();
  const isGrowing = (services[0]?.change30Days?.bytes ?? 0) > 0;
  const label = t(isGrowing ? 'portfolio.grewMost' : 'portfolio.largest');
  return (
    <div className={styles.worst}>
      <span className={styles.quiet} aria-hidden>
        {label}
      </span>
      <ul className={styles.list} aria-label={label}>
        {services.map(({ entityRef, title, budget, ...service }) => (
          <li key={entityRef} className={styles.service}>
            <span className={styles.name}>
              <Link href={link(entityRef)}>{title}</Link>
            </span>
            <span className={styles.number}>
              <Bytes bytes={service.compressedBytes} />
            </span>
            <span className={styles.number}>
              {service.change30Days ? (
                <Delta change={service.change30Days} />
              ) : (
                <span className={styles.quiet}>{t('portfolio.new')}</span>
              )}
            </span>
            <span className={styles.trend}>
              {showSpark && <Spark points={service.spark} />}
            </span>
            <span className={styles.state}>
              {budget && budget.overBytes > 0 && (
                <span className={styles.over}>
                  {t('budget.over', {
                    amount: formatBytes(budget.overBytes, { locale }),
                  })}
                </span>
              )}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}
