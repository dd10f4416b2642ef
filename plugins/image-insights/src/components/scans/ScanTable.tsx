import { Link } from '@backstage/ui';
import type { Scan } from '@image-insights/backstage-plugin-image-insights-common';
import { formatElapsed } from '../../format';
import { DataTable, useText, When } from '../common';
import tableStyles from '../common/table.module.css';
import { labelOfValue } from '../leaderboard/labelOfValue';
import { failureCount } from './progressOf';
import styles from './Scans.module.css';

/** Past scans, newest first; each leads to its own page. */
export function ScanTable(props: {
  scans: readonly Scan[];
  isStale: boolean;
  /** The address below which each scan has its page. */
  href: string;
}) {
  const { t, locale } = useText();
  const { scans, isStale, href } = props;
  const number = (value: number) => value.toLocaleString(locale);
  const secondary = `${tableStyles.number} ${styles.secondary}`;
  return (
    <DataTable label={t('scans.table')} isStale={isStale}>
      <thead>
        <tr>
          <th scope="col">{t('scans.started')}</th>
          <th scope="col">{t('scans.state')}</th>
          <th scope="col">{t('scans.scope')}</th>
          <th scope="col" className={secondary}>
            {t('scans.took')}
          </th>
          <th scope="col" className={tableStyles.number}>
            {t('scans.tags')}
          </th>
          <th scope="col" className={secondary}>
            {t('scans.fetched')}
          </th>
          <th scope="col" className={tableStyles.number}>
            {t('scans.failed')}
          </th>
          <th scope="col" className={secondary}>
            {t('scans.requests')}
          </th>
        </tr>
      </thead>
      <tbody>
        {scans.map(scan => {
          const { counts } = scan;
          const { requests } = counts;
          const requestCount = Object.values(requests).reduce(
            (sum, count) => sum + count,
            0,
          );
          const failed = failureCount(scan);
          const isBad = scan.state === 'failed' || failed > 0;
          return (
            <tr key={scan.id}>
              <th scope="row">
                <Link href={`${href}/${encodeURIComponent(scan.id)}`}>
                  <When time={scan.startedAt} />
                </Link>
              </th>
              <td>
                <span className={isBad ? styles.failed : undefined}>
                  {scan.state === 'finished' && failed > 0
                    ? t('scans.state_incomplete')
                    : t(`scans.state_${scan.state}`)}
                </span>
                {', '}
                {t(`scans.trigger_${scan.trigger}`)}
              </td>
              <td className={tableStyles.wrap}>
                {labelOfValue(
                  scan.entityRef ?? scan.repository ?? t('scans.everything'),
                )}
              </td>
              <td className={secondary}>
                {scan.finishedAt &&
                  formatElapsed(
                    Date.parse(scan.finishedAt) - Date.parse(scan.startedAt),
                    locale,
                  )}
              </td>
              <td className={tableStyles.number}>{number(counts.found)}</td>
              <td className={secondary}>{number(counts.fetched)}</td>
              <td className={tableStyles.number}>
                <span className={failed > 0 ? styles.failed : undefined}>
                  {number(failed)}
                </span>
              </td>
              <td className={secondary}>{number(requestCount)}</td>
            </tr>
          );
        })}
      </tbody>
    </DataTable>
  );
}
