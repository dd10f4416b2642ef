import type { ScanCounts } from '@image-insights/backstage-plugin-image-insights-common';
import { DataTable, Section, useText } from '../common';
import tableStyles from '../common/table.module.css';
import styles from './Scans.module.css';

const kinds = [
  'tagLists',
  'manifestHeads',
  'manifests',
  'configs',
  'tokens',
  'other',
] as const;

/** What a scan asked registries for, and how often: what its limits are about. */
export function RequestSection(props: { requests: ScanCounts['requests'] }) {
  const { t, locale } = useText();
  const { requests } = props;
  const sum = kinds.reduce((count, kind) => count + requests[kind], 0);
  return (
    <Section title={t('health.requests')}>
      <div className={styles.narrow}>
        <DataTable label={t('health.requests')}>
          <thead>
            <tr>
              <th scope="col">{t('health.requestKind')}</th>
              <th scope="col" className={tableStyles.number}>
                {t('health.requestCount')}
              </th>
            </tr>
          </thead>
          <tbody>
            {kinds.map(kind => (
              <tr key={kind}>
                <th scope="row">{t(`health.requestKinds.${kind}`)}</th>
                <td className={tableStyles.number}>
                  {requests[kind].toLocaleString(locale)}
                </td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr className={tableStyles.sum}>
              <th scope="row">{t('health.requestSum')}</th>
              <td className={tableStyles.number}>
                {sum.toLocaleString(locale)}
              </td>
            </tr>
          </tfoot>
        </DataTable>
      </div>
    </Section>
  );
}
