import { compareTexts } from './auditedImages';

/**
 * Orders rows by a figure or a text. What is not known comes last, whichever
 * way the rest is ordered; equal ones come in an order of their own, if they
 * have one, and then by their key, so that pages fit.
 */
export function byFigure<Row>(options: {
  order: 'asc' | 'desc';
  figureOf: (row: Row) => number | string | undefined;
  keyOf: (row: Row) => string;
  equals?: (left: Row, right: Row) => number;
}): (left: Row, right: Row) => number {
  const { figureOf, keyOf, equals } = options;
  const direction = options.order === 'asc' ? 1 : -1;
  return (left, right) => {
    const a = figureOf(left);
    const b = figureOf(right);
    const byKey = () =>
      equals?.(left, right) || compareTexts(keyOf(left), keyOf(right));
    if (a === undefined || b === undefined) {
      return Number(a === undefined) - Number(b === undefined) || byKey();
    }
    if (a === b) {
      return byKey();
    }
    return (a < b ? -1 : 1) * direction;
  };
}
