import type { RepositoryAuditRow } from '@image-insights/backstage-plugin-image-insights-common';
import { useEntityLink } from '../../entity';
import { changedSearch } from '../../url';
import {
  DataTable,
  ProblemMessage,
  ProblemRemedy,
  useText,
  When,
} from '../common';
import tableStyles from '../common/table.module.css';
import { ServiceCell } from '../audits/common';
import auditStyles from '../audits/common/Audits.module.css';
import { RepositoryName } from './RepositoryName';
import styles from './Scans.module.css';

/** Services that are named beside a repository. */
const mostServices = 5;

/**
 * What could not be read: since when, what of it, whose it is, and what to do.
 */
export function TroubleTable(props: {
  label: string;
  rows: readonly RepositoryAuditRow[];
  isStale?: boolean;
}) {
  const { t } = useText();
  const { label, rows, isStale } = props;
  return (
    <DataTable label={label} isStale={isStale}>
      <thead>
        <tr>
          <th scope="col">{t('health.columnRepository')}</th>
          <th scope="col" className={auditStyles.secondary}>
            {t('health.columnSince')}
          </th>
          <th scope="col" className={auditStyles.secondary}>
            {t('health.columnRead')}
          </th>
          <th
            scope="col"
            className={`${tableStyles.number} ${auditStyles.secondary}`}
          >
            {t('health.columnTags')}
          </th>
          <th scope="col">{t('health.columnNamedBy')}</th>
          <th scope="col">{t('health.columnWrong')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(row => (
          <TroubleRow
            key={`${row.repository ?? row.annotation?.name ?? ''} ${
              row.problem.code
            } ${row.services[0]?.entityRef ?? ''}`}
            row={row}
          />
        ))}
      </tbody>
    </DataTable>
  );
}

function TroubleRow(props: { row: RepositoryAuditRow }) {
  const { t, locale } = useText();
  const link = useEntityLink();
  const { row } = props;
  const { repository, annotation, state, tags, problem } = row;
  const isFailure = state === 'failed' || state === 'partial';
  const read = row.lastSuccessAt ? (
    <When time={row.lastSuccessAt} />
  ) : (
    t('health.never')
  );
  const since = problem.since ? (
    <When time={problem.since} />
  ) : (
    t('common.unknown')
  );
  const tagWords = tags && {
    failed: tags.failed.toLocaleString(locale),
    selected: tags.selected.toLocaleString(locale),
  };
  const shown = row.services.slice(0, mostServices);
  const further = row.serviceCount - shown.length;
  return (
    <tr>
      <th scope="row" className={styles.top}>
        <span className={auditStyles.two}>
          <RepositoryName>
            {repository ?? annotation?.name ?? t('health.noRepository')}
          </RepositoryName>
          {annotation && (
            <span className={auditStyles.quiet}>
              <RepositoryName>{annotation.value}</RepositoryName>
            </span>
          )}
          {state && (
            <span className={isFailure ? styles.failed : auditStyles.quiet}>
              {t(`repositories.state_${state}`)}
            </span>
          )}
          <span className={auditStyles.quiet}>
            {row.hasFigures
              ? t('health.withFigures')
              : t('health.withoutFigures')}
          </span>
          <span className={`${auditStyles.narrowOnly} ${auditStyles.quiet}`}>
            {t('health.columnSince')}: {since}. {t('health.columnRead')}: {read}
            {tagWords && <>. {t('health.tagsFailedInWords', tagWords)}</>}
          </span>
        </span>
      </th>
      <td className={`${auditStyles.secondary} ${styles.top}`}>{since}</td>
      <td className={`${auditStyles.secondary} ${styles.top}`}>{read}</td>
      <td
        className={`${tableStyles.number} ${auditStyles.secondary} ${styles.top}`}
      >
        {tagWords ? t('health.tagsFailed', tagWords) : t('health.allTags')}
      </td>
      <td className={styles.top}>
        <ul className={styles.services}>
          {shown.map(service => (
            <li key={service.entityRef}>
              <ServiceCell
                service={service}
                href={tabOf(link(service.entityRef), repository)}
              />
            </li>
          ))}
          {further > 0 && (
            <li className={auditStyles.quiet}>
              {t('health.more', {
                count: further,
                amount: further.toLocaleString(locale),
              })}
            </li>
          )}
        </ul>
      </td>
      <td className={styles.top}>
        <div className={styles.problem}>
          <span>
            <ProblemMessage problem={problem} />
          </span>
          <span className={auditStyles.quiet}>
            <ProblemRemedy code={problem.code} sent={problem.remedy} />
          </span>
        </div>
      </td>
    </tr>
  );
}

function tabOf(tab: string, repository: string | undefined): string {
  const search = changedSearch(new URLSearchParams(), { repo: repository });
  return `${tab}${repository ? `?${search}` : ''}`;
}
