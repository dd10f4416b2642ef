import { RiAlarmWarningLine } from '@remixicon/react';
import type { BaseImageAuditRow } from '@image-insights/backstage-plugin-image-insights-common';
import { formatDate } from '../../../format';
import { useNow, useText } from '../../common';
import styles from '../common/Audits.module.css';

/** Until when the makers of a base support it, or that they no longer do. */
export function EndOfLife(props: {
  row: Pick<BaseImageAuditRow, 'endOfLife' | 'endOfLifeOf'>;
}) {
  const { t, locale } = useText();
  const now = useNow();
  const { endOfLife, endOfLifeOf } = props.row;
  if (endOfLife === undefined) return null;
  const day = endOfLife.slice(0, 10);
  const parts = {
    what: endOfLifeOf ?? t('audits.baseImages.itself'),
    date: formatDate(day, locale),
  };
  // The day itself is the last on which it is supported.
  return new Date(now).toISOString().slice(0, 10) > day ? (
    <span className={styles.past}>
      <RiAlarmWarningLine aria-hidden size={14} />
      {t('audits.baseImages.ended', parts)}
    </span>
  ) : (
    <span>{t('audits.baseImages.ends', parts)}</span>
  );
}
