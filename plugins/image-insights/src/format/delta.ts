import { formatBytesChange } from '@image-insights/backstage-plugin-image-insights-common';
import { numberText } from './numberText';

/** Whether something grew, shrank or stayed. @public */
export type Direction = 'up' | 'down' | 'same';

/** A difference of bytes, ready to be shown. @public */
export interface FormattedDelta {
  direction: Direction;
  /** `▲`, `▼` or `=`. */
  arrow: string;
  /** `+81.3 MB`, `−310 MB`; empty where nothing changed. */
  amount: string;
  /** `+43.5%`, `−97.7%`, `×12.4`; empty where there is nothing to divide by. */
  ratio: string;
}

const minus = '\u2212';

/**
 * The percentage of a change: signed, one decimal below a hundred, and a
 * factor instead once something is more than eleven times what it was.
 * @public
 */
export function formatPercent(percent: number, locale: string): string {
  if (percent > 1_000) {
    const times = numberText(percent / 100 + 1, locale, {
      maximumSignificantDigits: 3,
    });
    return `×${times}`;
  }
  const magnitude = Math.abs(percent);
  if (magnitude < 0.05) {
    return `< ${percentText(0.1, locale, 1)}`;
  }
  const decimals = magnitude >= 100 ? 0 : 1;
  const digits = percentText(magnitude, locale, decimals);
  return `${percent < 0 ? minus : '+'}${digits}`;
}

/** As the language writes percentages: `43.5%`, German `43,5 %`. */
function percentText(percent: number, locale: string, decimals: number) {
  return numberText(percent / 100, locale, {
    style: 'percent',
    maximumFractionDigits: decimals,
    minimumFractionDigits: decimals,
  });
}

/**
 * A change with arrow, sign, absolute and relative amount. Growth is no error:
 * arrow, sign and words carry the meaning, never a colour alone.
 *
 * @param change - `bytes` signed; `percent` of the earlier size, where that was not 0
 * @public
 */
export function formatDelta(
  change: { bytes: number; percent?: number },
  locale: string,
): FormattedDelta {
  const { bytes, percent } = change;
  if (bytes === 0) {
    return { direction: 'same', arrow: '=', amount: '', ratio: '' };
  }
  return {
    direction: bytes > 0 ? 'up' : 'down',
    arrow: bytes > 0 ? '▲' : '▼',
    amount: formatBytesChange(bytes, { locale }),
    ratio: percent === undefined ? '' : formatPercent(percent, locale),
  };
}

/** `+`, the true minus sign, or nothing for zero. @public */
export function signOf(amount: number): string {
  if (amount === 0) return '';
  return amount > 0 ? '+' : minus;
}
