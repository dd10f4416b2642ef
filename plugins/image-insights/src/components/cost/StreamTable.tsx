import {
  estimateCost,
  type CostEstimate,
  type CostInput,
} from '@image-insights/backstage-plugin-image-insights-common';
import { byteColumn } from '../../format';
import { Bytes, DataTable, useText } from '../common';
import tableStyles from '../common/table.module.css';
import type { MoneyWriter } from './useMoney';
import styles from './Cost.module.css';

/**
 * What a service's figures are the sum of: a row for each image, environment
 * and platform. An amount is of its row alone.
 */
export function StreamTable(props: {
  label: string;
  input: CostInput;
  sum: CostEstimate;
  money: MoneyWriter;
}) {
  const { t, locale } = useText();
  const { label, input, sum, money } = props;
  const rows = input.streams.map(stream => ({
    stream,
    estimate: estimateCost({ ...input, streams: [stream] }),
  }));
  const has = (name: 'environment' | 'platform') =>
    new Set(input.streams.map(stream => stream[name])).size > 1;
  const withEnvironment = has('environment');
  const withPlatform = has('platform');
  const format = byteColumn([sum.bytes.perMonth], locale);
  const number = tableStyles.number;
  const secondary = `${number} ${styles.secondary}`;
  return (
    <DataTable label={label}>
      <thead>
        <tr>
          <th scope="col">{t('cost.columnImage')}</th>
          {withEnvironment && (
            <th scope="col">{t('cost.columnEnvironment')}</th>
          )}
          {withPlatform && <th scope="col">{t('cost.columnPlatform')}</th>}
          <th scope="col">{t('cost.columnRelease')}</th>
          <th scope="col" className={secondary}>
            {t('cost.columnInstances')}
          </th>
          <th scope="col" className={secondary}>
            {t('cost.columnPerMonth')}
          </th>
          <th scope="col" className={secondary}>
            {t('cost.columnPerDeployment')}
          </th>
          <th scope="col" className={number}>
            {t('cost.columnMoved')}
          </th>
          <th scope="col" className={number}>
            {t('cost.columnAmount')}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ stream, estimate }) => {
          const { settings, sources } = stream;
          const source = sources.deploymentsPerMonth ?? 'default';
          return (
            <tr key={stream.id}>
              <th scope="row">{stream.repository}</th>
              {withEnvironment && (
                <td>{stream.environment ?? t('cost.environmentNone')}</td>
              )}
              {withPlatform && <td>{stream.platform}</td>}
              <td>{stream.releases.at(-1)?.tag ?? t('common.unknown')}</td>
              <td className={secondary}>
                {settings.instances.toLocaleString(locale)}
              </td>
              <td className={secondary}>
                {settings.deploymentsPerMonth.toLocaleString(locale, {
                  maximumFractionDigits: 1,
                })}
                <div className={styles.quiet}>{t(`cost.source_${source}`)}</div>
              </td>
              <td className={secondary}>
                <Bytes bytes={estimate.bytes.perDeployment} />
              </td>
              <td className={number}>
                <Bytes bytes={estimate.bytes.perMonth} format={format} />
              </td>
              <td className={number}>
                {money.estimate(estimate.amount.perMonth)}
              </td>
            </tr>
          );
        })}
      </tbody>
      <tfoot>
        <tr className={tableStyles.sum}>
          <th scope="row">{t('cost.sum')}</th>
          {withEnvironment && <td />}
          {withPlatform && <td />}
          <td />
          <td className={styles.secondary} />
          <td className={styles.secondary} />
          <td className={styles.secondary} />
          <td className={number}>
            <Bytes bytes={sum.bytes.perMonth} format={format} />
          </td>
          <td className={number}>{money.estimate(sum.amount.perMonth)}</td>
        </tr>
      </tfoot>
    </DataTable>
  );
}
