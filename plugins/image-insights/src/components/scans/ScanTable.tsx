import type { Scan } from '@image-insights/backstage-plugin-image-insights-common';
import { DataTable, useText, When } from '../common';
import tableStyles from '../common/table.module.css';
import styles from './Scans.module.css';

/** Past scans, newest first. */
export function ScanTable(props: { scans: readonly Scan[]; isStale: boolean }) {
  const { t, locale } = useText();
  const { scans, isStale } = props;
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
          <th scope="col" className={tableStyles.number}>
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
          const detail = {
            tagLists: number(requests.tagLists),
            manifestHeads: number(requests.manifestHeads),
            manifests: number(requests.manifests),
            configs: number(requests.configs),
            tokens: number(requests.tokens),
          };
          const failed = Math.max(counts.failed, scan.failures.length);
          const isBad = scan.state === 'failed' || failed > 0;
          return (
            <tr key={scan.id}>
              <th scope="row">
                <When time={scan.startedAt} />
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
                {scan.entityRef ?? scan.repository ?? t('scans.everything')}
              </td>
              <td className={secondary}>{took(scan, locale)}</td>
              <td className={tableStyles.number}>{number(counts.found)}</td>
              <td className={tableStyles.number}>{number(counts.fetched)}</td>
              <td className={tableStyles.number}>
                <span className={failed > 0 ? styles.failed : undefined}>
                  {number(failed)}
                </span>
              </td>
              <td
                className={secondary}
                title={t('scans.requestsDetail', detail)}
              >
                {number(requestCount)}
              </td>
            </tr>
          );
        })}
      </tbody>
    </DataTable>
  );
}

function took(scan: Scan, locale: string): string {
  if (!scan.finishedAt) return '';
  const seconds =
    (Date.parse(scan.finishedAt) - Date.parse(scan.startedAt)) / 1_000;
  return seconds >= 60
    ? new Intl.NumberFormat(locale, {
        style: 'unit',
        unit: 'minute',
        maximumFractionDigits: 1,
      }).format(seconds / 60)
    : new Intl.NumberFormat(locale, {
        style: 'unit',
        unit: 'second',
        maximumFractionDigits: 1,
      }).format(seconds);
}
