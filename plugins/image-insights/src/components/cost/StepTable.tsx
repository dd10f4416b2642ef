import {
  formatBytes,
  type CostStep,
} from '@image-insights/backstage-plugin-image-insights-common';
import { exactBytes } from '../../format';
import { DataTable, useText } from '../common';
import tableStyles from '../common/table.module.css';
import type { MoneyWriter } from './useMoney';
import styles from './Cost.module.css';

/** The arithmetic, a line a step, to be checked by hand. */
export function StepTable(props: {
  label: string;
  steps: readonly CostStep[];
  money: MoneyWriter;
  /** How the subject of a step is called: a stream, a price or a path. */
  subjectTitle: (subject: string) => string;
}) {
  const { t, locale } = useText();
  const { label, steps, money, subjectTitle } = props;
  const digits = (value: number) =>
    value.toLocaleString(locale, { maximumFractionDigits: 6 });
  const result = ({ result: value, unit }: CostStep): string => {
    switch (unit) {
      case 'B':
        return value < 1_000
          ? exactBytes(value, locale)
          : `${exactBytes(value, locale)} = ${formatBytes(value, { locale })}`;
      case 'pulls':
        return t('cost.result_pulls', { amount: digits(value) });
      case 'units':
        return t('cost.result_units', { amount: digits(value) });
      case 's':
        return `${digits(value)} s`;
      default:
        return money.precise(value);
    }
  };
  return (
    <DataTable label={label}>
      <thead>
        <tr>
          <th scope="col">{t('cost.columnStep')}</th>
          <th scope="col">{t('cost.columnExpression')}</th>
          <th scope="col" className={tableStyles.number}>
            {t('cost.columnResult')}
          </th>
        </tr>
      </thead>
      <tbody>
        {steps.map((step, line) => (
          // Streams of equal size have equal lines.
          <tr key={`${step.id} ${line}`}>
            <th scope="row">
              {t(`cost.step_${step.id}`)}
              {step.subject !== undefined && (
                <div className={styles.quiet}>{subjectTitle(step.subject)}</div>
              )}
            </th>
            <td className={styles.expression}>{step.expression}</td>
            <td className={tableStyles.number}>{result(step)}</td>
          </tr>
        ))}
      </tbody>
    </DataTable>
  );
}
