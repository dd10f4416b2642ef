import type { Layer } from '@image-insights/backstage-plugin-image-insights-common';
import { useText } from '../common';
import { kindClass } from './kinds';
import styles from './Layers.module.css';

/** What made a layer, as colour, letter and word. */
export function KindLabel(props: { kind: Layer['kind'] }) {
  const { t } = useText();
  const { kind } = props;
  return (
    <span className={styles.kind}>
      <span className={`${styles.swatch} ${kindClass(kind)}`} aria-hidden />
      <span className={styles.letter} aria-hidden>
        {t(`layers.letter_${kind}`)}
      </span>
      <span className={styles.kindWord}>{t(`layers.kind_${kind}`)}</span>
    </span>
  );
}
