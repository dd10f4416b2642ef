import type {
  CostEstimate,
  CostScenario,
} from '@image-insights/backstage-plugin-image-insights-common';

/** What costs how much: today, what was chosen, or something else. @public */
export interface ScenarioRow {
  id: string;
  /** Absent in the rows of today and of choices. */
  scenario?: CostScenario;
  amountPerMonth: number;
  bytesPerMonth: number;
  fixedPerMonth: number;
  secondsPerNode: number;
  /** Length of its bar, 0 to 1. */
  share: number;
}

/** The rows of a comparison, and what their bars are of. @public */
export interface ScenarioRows {
  /** Bytes where there is no money worth comparing. */
  measure: 'amount' | 'bytes';
  rows: ScenarioRow[];
}

const halfACoin = 0.005;

/** What rows are compared with. */
type Base = Omit<ScenarioRow, 'id' | 'scenario' | 'share'>;

/** An estimate as a row of a comparison. */
export function rowOfEstimate(estimate: CostEstimate): Base {
  return {
    amountPerMonth: estimate.amount.perMonth,
    bytesPerMonth: estimate.bytes.perMonth,
    fixedPerMonth: estimate.fixedPerMonth,
    secondsPerNode: estimate.time.secondsPerNode,
  };
}

/**
 * Today first, then what was chosen, then alternatives in their order: by what
 * they save.
 * Single findings are left out: a plan ranks them.
 * @public
 */
export function scenarioRows(options: {
  today: Base;
  chosen?: Base;
  scenarios: readonly CostScenario[];
}): ScenarioRows {
  const { today, chosen, scenarios } = options;
  const rows: Array<Omit<ScenarioRow, 'share'>> = [
    { id: 'today', ...today },
    ...(chosen ? [{ id: 'chosen', ...chosen }] : []),
    ...scenarios
      .filter(({ kind }) => kind !== 'finding')
      .map(scenario => ({
        id: scenario.id,
        scenario,
        amountPerMonth: scenario.amountPerMonth,
        bytesPerMonth: scenario.bytesPerMonth,
        fixedPerMonth: scenario.fixedPerMonth,
        secondsPerNode: scenario.secondsPerNode,
      })),
  ];
  const present = chosen ?? today;
  const measure = present.amountPerMonth < halfACoin ? 'bytes' : 'amount';
  const lengthOf = (row: Base) =>
    measure === 'amount' ? row.amountPerMonth : row.bytesPerMonth;
  const longest = Math.max(0, ...rows.map(lengthOf));
  return {
    measure,
    rows: rows.map(row => ({
      ...row,
      share: longest === 0 ? 0 : lengthOf(row) / longest,
    })),
  };
}
