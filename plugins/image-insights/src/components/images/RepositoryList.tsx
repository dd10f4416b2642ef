import { Link } from '@backstage/ui';
import type { RepositorySummary } from '@image-insights/backstage-plugin-image-insights-common';
import { byteColumn } from '../../format';
import type { UrlState } from '../../url';
import { ScoreText } from '../score';
import { Bytes, DataTable, Delta, Section, useText } from '../common';
import tableStyles from '../common/table.module.css';
import styles from './EntityImages.module.css';

/** The images of a service that has several: a row each, and their sum. */
export function RepositoryList(props: {
  repositories: readonly RepositorySummary[];
  chosen: string;
  url: UrlState;
}) {
  const { t, locale } = useText();
  const { repositories, chosen, url } = props;
  const sizes = repositories.flatMap(({ current }) =>
    current ? [current.compressedBytes] : [],
  );
  const sum = sizes.reduce((total, size) => total + size, 0);
  const format = byteColumn([sum], locale);
  const isWhole = sizes.length === repositories.length;
  return (
    <Section title={t('repositories.heading')}>
      <DataTable label={t('repositories.heading')}>
        <thead>
          <tr>
            <th scope="col">{t('repositories.repository')}</th>
            <th scope="col" className={styles.wide}>
              {t('repositories.release')}
            </th>
            <th scope="col" className={tableStyles.number}>
              {t('repositories.size')}
            </th>
            <th scope="col" className={tableStyles.number}>
              {t('repositories.change')}
            </th>
            <th scope="col" className={`${tableStyles.number} ${styles.wide}`}>
              {t('figures.score')}
            </th>
            <th scope="col" className={styles.wide}>
              {t('repositories.state')}
            </th>
          </tr>
        </thead>
        <tbody>
          {repositories.map(({ repository, state, current, changes }) => (
            <tr
              key={repository}
              aria-selected={repository === chosen || undefined}
            >
              <th scope="row">
                <Link
                  href={url.href({
                    repo: repository,
                    platform: undefined,
                    tag: undefined,
                    release: undefined,
                  })}
                  aria-current={repository === chosen ? 'true' : undefined}
                >
                  {repository}
                </Link>
                <div className={styles.folded}>
                  {current && (
                    <>
                      {current.tag},{' '}
                      {current.score && (
                        <>
                          {t('service.tipScore', {
                            score: <ScoreText score={current.score} />,
                          })}
                          {', '}
                        </>
                      )}
                    </>
                  )}
                  {t(`repositories.state_${state}`)}
                </div>
              </th>
              <td className={styles.wide}>
                {current ? current.tag : t('common.unknown')}
              </td>
              <td className={tableStyles.number}>
                {current ? (
                  <Bytes bytes={current.compressedBytes} format={format} />
                ) : (
                  t('common.unknown')
                )}
              </td>
              <td className={tableStyles.number}>
                {changes.sincePrevious ? (
                  <Delta change={changes.sincePrevious} />
                ) : (
                  t('common.unknown')
                )}
              </td>
              <td className={`${tableStyles.number} ${styles.wide}`}>
                {current?.score ? (
                  <ScoreText score={current.score} />
                ) : (
                  t('leaderboard.notJudged')
                )}
              </td>
              <td className={styles.wide}>
                {t(`repositories.state_${state}`)}
              </td>
            </tr>
          ))}
        </tbody>
        {sizes.length > 1 && (
          <tfoot>
            <tr className={tableStyles.sum}>
              <th scope="row">
                {isWhole ? t('repositories.sum') : t('repositories.sumPartial')}
              </th>
              <td className={styles.wide} />
              <td className={tableStyles.number}>
                <Bytes bytes={sum} format={format} />
              </td>
              <td />
              <td className={styles.wide} />
              <td className={styles.wide} />
            </tr>
          </tfoot>
        )}
      </DataTable>
    </Section>
  );
}
