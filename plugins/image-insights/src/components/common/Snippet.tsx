import { CopyButton } from './CopyButton';
import { useText } from './useText';
import styles from './Snippet.module.css';

/** Lines to put into a file, and a button that copies them. */
export function Snippet(props: { text: string }) {
  const { t } = useText();
  return (
    <div className={styles.root}>
      <pre className={styles.code}>
        <code>{props.text}</code>
      </pre>
      <CopyButton text={props.text} label={t('states.copyLines')} />
    </div>
  );
}
