import { useText } from '../../common';
import styles from './Audits.module.css';
import type { OpenRow } from './useOpenRow';

/** Says so where the address opens a row that is not among those shown. */
export function UnknownRow(props: { open: OpenRow; keys: readonly string[] }) {
  const { t } = useText();
  const { open, keys } = props;
  return open.key === undefined || keys.includes(open.key) ? null : (
    <p className={styles.text}>
      {t('audits.unknownOpen', { value: open.key })}
    </p>
  );
}
