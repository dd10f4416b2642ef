import { CopyButton } from './CopyButton';
import { useText } from './useText';
import styles from './Digest.module.css';

/** A digest, shortened to be seen, whole to be copied. */
export function Digest(props: { digest: string; isWhole?: boolean }) {
  const { t } = useText();
  const { digest, isWhole } = props;
  const short = digest.replace(/^([^:]+:.{12}).*$/, '$1…');
  return (
    <span className={styles.root}>
      <span className={styles.text} title={digest}>
        {isWhole ? digest : short}
      </span>
      <CopyButton
        icon
        text={digest}
        label={t('selected.copyDigest', { digest: short })}
      />
    </span>
  );
}
