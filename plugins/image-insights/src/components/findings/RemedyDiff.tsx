import type { Finding } from '@image-insights/backstage-plugin-image-insights-common';
import { Spoken, useText } from '../common';
import styles from './Findings.module.css';

/** The image's own lines and what to write in their place. */
export function RemedyDiff(props: {
  change: NonNullable<Finding['remedy']['change']>;
}) {
  const { t } = useText();
  const { change } = props;
  const before = change.before?.split('\n') ?? [];
  const after = change.after.split('\n');
  const kept = (line: string, others: readonly string[]) =>
    others.includes(line);
  return (
    <>
      <p className={styles.text}>
        {t('findings.changeIn', { file: t(`findings.in_${change.in}`) })}
      </p>
      <pre className={styles.diff}>
        {before
          .filter(line => !kept(line, after))
          .map((line, index) => (
            <del key={`- ${index}`}>
              <Spoken>{t('findings.removed')} </Spoken>
              <span aria-hidden>- </span>
              {line}
              {'\n'}
            </del>
          ))}
        {after.map((line, index) =>
          kept(line, before) ? (
            <span key={`+ ${index}`} className={styles.context}>
              {'  '}
              {line}
              {'\n'}
            </span>
          ) : (
            <ins key={`+ ${index}`}>
              <Spoken>{t('findings.added')} </Spoken>
              <span aria-hidden>+ </span>
              {line}
              {'\n'}
            </ins>
          ),
        )}
      </pre>
    </>
  );
}
