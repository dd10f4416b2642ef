import type { CostAssumption } from '@image-insights/backstage-plugin-image-insights-common';
import { DataTable, useText } from '../common';
import { assumptionValue } from './assumptionValue';
import styles from './Cost.module.css';

/** What the figures rest on: each value, what it means, and from where it is. */
export function AssumptionTable(props: {
  label: string;
  assumptions: readonly CostAssumption[];
  /** How a stream is called, by its id. */
  streamTitle: (id: string) => string;
}) {
  const text = useText();
  const { t } = text;
  const { label, assumptions, streamTitle } = props;
  return (
    <DataTable label={label}>
      <thead>
        <tr>
          <th scope="col">{t('cost.columnAssumption')}</th>
          <th scope="col">{t('cost.columnValue')}</th>
          <th scope="col">{t('cost.columnOrigin')}</th>
          <th scope="col" className={styles.secondary}>
            {t('cost.columnMeaning')}
          </th>
        </tr>
      </thead>
      <tbody>
        {assumptions.map(assumption => {
          const { key, source, stream } = assumption;
          return (
            <tr key={`${key} ${stream ?? ''}`}>
              <th scope="row">
                {t(`cost.assumption_${key}`)}
                {stream !== undefined && (
                  <div className={styles.quiet}>
                    {t('cost.forStream', { stream: streamTitle(stream) })}
                  </div>
                )}
              </th>
              <td>{assumptionValue(assumption, text)}</td>
              <td
                className={
                  source === 'default' || source === 'inferred'
                    ? styles.quiet
                    : undefined
                }
              >
                {t(`cost.source_${source}`)}
              </td>
              <td className={`${styles.quiet} ${styles.secondary}`}>
                {t(`cost.means_${key}`)}
              </td>
            </tr>
          );
        })}
      </tbody>
    </DataTable>
  );
}
