import { Fragment, type ReactNode } from 'react';
import { RiArrowDownSLine, RiArrowRightSLine } from '@remixicon/react';
import {
  formatBytes,
  formatBytesChange,
  type CostNote,
  type CostScenario,
} from '@image-insights/backstage-plugin-image-insights-common';
import type { ScenarioRow, ScenarioRows } from '../../cost';
import { formatDuration } from '../../format';
import { DataTable, useText } from '../common';
import tableStyles from '../common/table.module.css';
import { PriceMarks } from './PriceMarks';
import type { MoneyWriter } from './useMoney';
import { useScenarioTitle } from './useScenarioTitle';
import styles from './Cost.module.css';

/**
 * Today against what else there is: bars from zero, the difference in words.
 * What is paid by the hour stands beside the bars, never in them. Each
 * alternative opens to what it would change.
 */
export function ScenarioTable(props: {
  label: string;
  comparison: ScenarioRows;
  money: MoneyWriter;
  /** Of the row of today, or of choices: what alternatives are compared with. */
  present: { amountPerMonth: number; fixedPerMonth: number };
  /** What to know of the prices that a row rests on. */
  notesOf: (row: ScenarioRow) => readonly CostNote[];
  opened?: string;
  onToggle: (id: string) => void;
  details: (scenario: CostScenario) => ReactNode;
  /** False where rows are of many services, whose nodes have no time in common. */
  hasTime?: boolean;
}) {
  const { t } = useText();
  const { label, comparison, money, present, notesOf } = props;
  const { opened, onToggle, details, hasTime = true } = props;
  return (
    <DataTable label={label}>
      <thead>
        <tr>
          <th scope="col">{t('cost.columnWhat')}</th>
          <th scope="col" className={styles.barColumn}>
            {comparison.measure === 'amount'
              ? t('cost.columnAmount')
              : t('cost.columnMoved')}
          </th>
          <th scope="col" className={tableStyles.number}>
            {t('cost.columnChange')}
          </th>
          <th scope="col" className={styles.secondary}>
            {t('cost.columnFixed')}
          </th>
          {hasTime && (
            <th
              scope="col"
              className={`${tableStyles.number} ${styles.secondary}`}
            >
              {t('cost.columnNode')}
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {comparison.rows.map(row => {
          const isOpen = row.scenario !== undefined && row.id === opened;
          return (
            <Fragment key={row.id}>
              <Row
                row={row}
                measure={comparison.measure}
                money={money}
                present={present}
                notes={notesOf(row)}
                isOpen={isOpen}
                onToggle={onToggle}
                hasTime={hasTime}
              />
              {isOpen && row.scenario && (
                <tr>
                  <td colSpan={hasTime ? 5 : 4}>{details(row.scenario)}</td>
                </tr>
              )}
            </Fragment>
          );
        })}
      </tbody>
    </DataTable>
  );
}

function Row(props: {
  row: ScenarioRow;
  measure: ScenarioRows['measure'];
  money: MoneyWriter;
  present: { amountPerMonth: number; fixedPerMonth: number };
  notes: readonly CostNote[];
  isOpen: boolean;
  onToggle: (id: string) => void;
  hasTime: boolean;
}) {
  const text = useText();
  const titleOf = useScenarioTitle();
  const { t, locale } = text;
  const { row, measure, money, present, notes, isOpen, onToggle, hasTime } =
    props;
  const { id, scenario } = row;
  const isPresent = scenario === undefined;
  const amount = money.estimate(row.amountPerMonth);
  const bytes = formatBytes(row.bytesPerMonth, { locale });
  return (
    <tr aria-selected={isOpen || undefined}>
      <th scope="row" className={styles.what}>
        {isPresent ? (
          <strong>
            {id === 'today' ? t('cost.today') : t('cost.yourChoices')}
          </strong>
        ) : (
          <button
            type="button"
            className={styles.toggle}
            aria-expanded={isOpen}
            onClick={() => onToggle(id)}
          >
            {isOpen ? (
              <RiArrowDownSLine aria-hidden />
            ) : (
              <RiArrowRightSLine aria-hidden />
            )}
            <span>{titleOf(scenario)}</span>
          </button>
        )}
      </th>
      <td className={styles.barColumn}>
        <span className={styles.barCell}>
          <span className={styles.track} aria-hidden>
            <span
              className={isPresent ? styles.barToday : styles.bar}
              style={{ inlineSize: `${row.share * 100}%` }}
            />
          </span>
          <span className={styles.barValue}>
            {measure === 'amount' ? amount : bytes}
          </span>
        </span>
        <PriceMarks notes={notes} />
        <div className={styles.narrowOnly}>
          <Fixed row={row} money={money} present={present} />
        </div>
      </td>
      <td className={tableStyles.number}>
        <Difference
          row={row}
          measure={measure}
          money={money}
          present={present}
        />
      </td>
      <td className={styles.secondary}>
        <Fixed row={row} money={money} present={present} />
      </td>
      {hasTime && (
        <td className={`${tableStyles.number} ${styles.secondary}`}>
          {formatDuration(row.secondsPerNode, locale)}
        </td>
      )}
    </tr>
  );
}

/** Half a cent: a difference that can be seen. */
const worthSaying = 0.005;

function Difference(props: {
  row: ScenarioRow;
  measure: ScenarioRows['measure'];
  money: MoneyWriter;
  present: { amountPerMonth: number };
}) {
  const { t, locale } = useText();
  const { row, measure, money, present } = props;
  if (!row.scenario) {
    const change = row.amountPerMonth - present.amountPerMonth;
    return <>{change === 0 ? '' : money.change(change)}</>;
  }
  if (measure === 'bytes') {
    const bytes = -row.scenario.savedBytesPerMonth;
    const cost = -row.scenario.savedAmountPerMonth;
    return (
      <>
        {bytes === 0
          ? t('common.noChange')
          : formatBytesChange(bytes, { locale })}
        {Math.abs(cost) >= worthSaying && <div>{money.change(cost)}</div>}
      </>
    );
  }
  const change = -row.scenario.savedAmountPerMonth;
  return (
    <span className={change < 0 ? styles.less : undefined}>
      {change === 0 ? t('common.noChange') : money.change(change)}
    </span>
  );
}

function Fixed(props: {
  row: ScenarioRow;
  money: MoneyWriter;
  present: { fixedPerMonth: number };
}) {
  const { t } = useText();
  const { row, money, present } = props;
  if (row.scenario && row.fixedPerMonth === present.fixedPerMonth) {
    return <span className={styles.quiet}>{t('cost.fixedSame')}</span>;
  }
  return (
    <span className={styles.quiet}>
      {row.fixedPerMonth === 0
        ? t('cost.fixedNothing')
        : t('cost.fixedForAll', { amount: money.estimate(row.fixedPerMonth) })}
    </span>
  );
}
