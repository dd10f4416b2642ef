import { type ReactNode, useId } from 'react';
import { Link, Skeleton } from '@backstage/ui';
import type { Data } from '../../../data';
import { ErrorAlert, useText } from '../../common';
import auditStyles from '../common/Audits.module.css';
import styles from './Report.module.css';

/**
 * One audit on paper: what it is about, the sentence that answers, and its
 * whole table, or what is the matter with it.
 */
export function ReportSection<
  Answer extends { items: readonly unknown[]; totalCount: number },
>(props: {
  title: string;
  /** Of the page that has the same with filters and CSV. */
  href: string | undefined;
  data: Data<Answer>;
  sentence?: (answer: Answer) => ReactNode;
  /** What to say where there are no rows. */
  nothing: string;
  /** Begins a new sheet of paper; true unless told otherwise. */
  isApart?: boolean;
  children: (answer: Answer) => ReactNode;
}) {
  const { t, locale } = useText();
  const { title, href, data, sentence, nothing, children } = props;
  const { isApart = true } = props;
  const { value, error, retry } = data;
  const id = useId();
  const isEmpty = value?.items.length === 0;
  return (
    <section
      className={`${styles.section} ${isApart ? styles.apart : ''}`}
      aria-labelledby={id}
      aria-busy={!value && !error}
    >
      <div className={styles.heading}>
        <p id={id} className={styles.title}>
          {title}
        </p>
        {href !== undefined && (
          <span className={styles.screenOnly}>
            <Link href={href}>{t('report.open', { page: title })}</Link>
          </span>
        )}
      </div>
      {error && <ErrorAlert error={error} onRetry={retry} />}
      {!value && !error && <Skeleton width="100%" height={240} />}
      {value && sentence?.(value)}
      {value && isEmpty && <p className={auditStyles.text}>{nothing}</p>}
      {value && !isEmpty && children(value)}
      {value && value.totalCount > value.items.length && !isEmpty && (
        <p className={auditStyles.text}>
          {t('report.cut', {
            shown: value.items.length.toLocaleString(locale),
            all: value.totalCount.toLocaleString(locale),
          })}
        </p>
      )}
    </section>
  );
}
