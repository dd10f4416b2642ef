import {
  formatBytes,
  type LayerAudit,
} from '@image-insights/backstage-plugin-image-insights-common';
import { useText } from '../../common';
import styles from './SharedLayers.module.css';

/** What images come to each by itself, and with every layer counted once. */
export function SharingBar(props: { totals: LayerAudit['totals'] }) {
  const { t, locale } = useText();
  const { compressedBytes, distinctBytes, copiedBytes } = props.totals;
  const bytes = (value: number) => formatBytes(value, { locale });
  const saved = compressedBytes - distinctBytes;
  const share = (part: number) =>
    `${compressedBytes > 0 ? (100 * part) / compressedBytes : 0}%`;
  const parts = {
    compressed: bytes(compressedBytes),
    distinct: bytes(distinctBytes),
    saved: bytes(saved),
  };
  return (
    <div
      className={styles.bars}
      role="img"
      aria-label={t('audits.layers.bar', parts)}
    >
      <span>{t('audits.layers.barEach')}</span>
      <span className={styles.track}>
        <span className={styles.each} style={{ width: '100%' }} />
      </span>
      <span className={styles.value}>{parts.compressed}</span>
      <span>{t('audits.layers.barOnce')}</span>
      <span className={styles.track}>
        <span
          className={styles.once}
          style={{ width: share(distinctBytes - copiedBytes) }}
        />
        {copiedBytes > 0 && (
          <span
            className={styles.copied}
            style={{ width: share(copiedBytes) }}
          />
        )}
        <span className={styles.saved} style={{ width: share(saved) }} />
      </span>
      <span className={styles.value}>{parts.distinct}</span>
      <span />
      <span className={styles.legend}>
        <span>{t('audits.layers.barSaved', { saved: parts.saved })}</span>
        {copiedBytes > 0 && (
          <span>
            <span className={styles.mark} />
            {t('audits.layers.barCopied', { copied: bytes(copiedBytes) })}
          </span>
        )}
      </span>
      <span />
    </div>
  );
}
