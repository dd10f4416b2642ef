import { Fragment } from 'react';
import type { RepositoryAudit } from '@image-insights/backstage-plugin-image-insights-common';
import type { UrlState } from '../../url';
import { DataTable, ProblemRemedy, useText, When } from '../common';
import tableStyles from '../common/table.module.css';
import { RowToggle, type OpenRow, type serviceFilters } from '../audits/common';
import auditStyles from '../audits/common/Audits.module.css';
import { OpenedCause } from './OpenedCause';
import styles from './Scans.module.css';

/** Services that are named before a cause is opened. */
const mostNames = 4;

/** Why something could not be read, who can mend it, and how; opens in place. */
export function CauseTable(props: {
  rows: RepositoryAudit['causes'];
  /** The oldest of them, whose services are named. */
  troubles: RepositoryAudit['items'];
  services: ReturnType<typeof serviceFilters>;
  open: OpenRow;
  url: UrlState;
  isStale: boolean;
}) {
  const { t, locale } = useText();
  const { rows, troubles, services, open, url, isStale } = props;
  const number = (value: number) => value.toLocaleString(locale);
  return (
    <DataTable label={t('health.table')} isStale={isStale}>
      <thead>
        <tr>
          <th scope="col">{t('health.columnCause')}</th>
          <th scope="col">{t('health.columnActor')}</th>
          <th scope="col" className={tableStyles.number}>
            {t('health.columnRepositories')}
          </th>
          <th scope="col" className={tableStyles.number}>
            {t('health.columnServices')}
          </th>
          <th scope="col" className={auditStyles.secondary}>
            {t('health.columnOldest')}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map(row => {
          const { cause, actor, code, remedy, since } = row;
          const isOpen = cause === open.key;
          return (
            <Fragment key={cause}>
              <tr aria-selected={isOpen || undefined}>
                <th scope="row">
                  <RowToggle
                    isOpen={isOpen}
                    isWanted={open.isWanted(cause)}
                    onToggle={() => open.toggle(cause)}
                  >
                    {t(`health.causeNames.${cause}`)}
                  </RowToggle>
                  <div className={styles.remedy}>
                    <ProblemRemedy code={code} sent={remedy} />
                  </div>
                  <Names row={row} troubles={troubles} />
                </th>
                <td>{t(`health.actorNames.${actor}`)}</td>
                <td className={tableStyles.number}>
                  {number(row.repositories)}
                </td>
                <td className={tableStyles.number}>{number(row.services)}</td>
                <td className={auditStyles.secondary}>
                  {since ? <When time={since} /> : t('common.unknown')}
                </td>
              </tr>
              {isOpen && (
                <tr>
                  <td colSpan={5}>
                    <OpenedCause row={row} services={services} url={url} />
                  </td>
                </tr>
              )}
            </Fragment>
          );
        })}
      </tbody>
    </DataTable>
  );
}

/** Whose services it is about, as far as there is room for. */
function Names(props: {
  row: RepositoryAudit['causes'][number];
  troubles: RepositoryAudit['items'];
}) {
  const { t, locale } = useText();
  const { row, troubles } = props;
  const titles = new Map(
    troubles
      .filter(({ cause }) => cause === row.cause)
      .flatMap(one => one.services)
      .map(({ entityRef, title }) => [entityRef, title]),
  );
  const names = [...titles.values()].slice(0, mostNames);
  const further = row.services - names.length;
  if (names.length === 0) {
    return null;
  }
  return (
    <div className={styles.names}>
      {names.join(', ')}
      {further > 0 && (
        <>
          {' '}
          {t('health.more', {
            count: further,
            amount: further.toLocaleString(locale),
          })}
        </>
      )}
    </div>
  );
}
