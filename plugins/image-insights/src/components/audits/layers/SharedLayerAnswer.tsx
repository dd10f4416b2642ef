import {
  formatBytes,
  type LayerAudit,
} from '@image-insights/backstage-plugin-image-insights-common';
import { formatShare } from '../../../format';
import { useText } from '../../common';
import styles from '../common/Audits.module.css';
import { SharingBar } from './SharingBar';

/** What sharing layers saves, and what more it could. */
export function SharedLayerAnswer(props: { totals: LayerAudit['totals'] }) {
  const { t, locale } = useText();
  const { totals } = props;
  const { images, compressedBytes, distinctBytes, copiedBytes } = totals;
  const bytes = (value: number) => formatBytes(value, { locale });
  const parts = {
    images: images.toLocaleString(locale),
    compressed: bytes(compressedBytes),
  };
  return (
    <>
      <h2 className={styles.sentence}>
        {distinctBytes < compressedBytes
          ? t('audits.layers.sentence', {
              ...parts,
              distinct: bytes(distinctBytes),
              share: formatShare(1 - distinctBytes / compressedBytes, locale),
            })
          : t('audits.layers.sentenceNone', parts)}
      </h2>
      {copiedBytes > 0 && (
        <p className={styles.text}>
          {t('audits.layers.copied', { bytes: bytes(copiedBytes) })}
        </p>
      )}
      {compressedBytes > 0 && <SharingBar totals={totals} />}
    </>
  );
}
