import { Link } from '@backstage/ui';
import {
  formatBytes,
  type Improvement,
} from '@image-insights/backstage-plugin-image-insights-common';
import { useEntityLink } from '../../entity';
import { changedSearch } from '../../url';
import { Delta, useText } from '../common';
import { improvementWords } from './improvementWords';
import styles from './Leaderboard.module.css';

/** Who became much smaller, by which release, and how. */
export function MostImproved(props: { improvements: readonly Improvement[] }) {
  const text = useText();
  const { t, locale } = text;
  const { improvements } = props;
  const link = useEntityLink();
  return (
    <section className={styles.improved} aria-label={t('board.improved')}>
      <h3 className={styles.heading}>{t('board.improved')}</h3>
      <ol>
        {improvements.map(improvement => {
          const { entityRef, title, repository, from, to } = improvement;
          const search = changedSearch(new URLSearchParams(), {
            repo: repository,
            base: from.digest,
            head: to.digest,
          });
          return (
            <li key={entityRef}>
              <Link href={link(entityRef)}>{title}</Link>{' '}
              <span className={styles.unbroken}>
                <Delta change={improvement} />
              </span>
              {'. '}
              {t('board.improvedBy', {
                tag: to.tag,
                from: formatBytes(from.compressedBytes, { locale }),
                to: formatBytes(to.compressedBytes, { locale }),
                how: improvementWords(improvement.how, text),
              })}{' '}
              <Link
                href={link(entityRef, `/compare?${search}`)}
                aria-label={t('board.seeHowOf', { name: title, tag: to.tag })}
              >
                {t('board.seeHow')}
              </Link>
            </li>
          );
        })}
      </ol>
    </section>
  );
}
