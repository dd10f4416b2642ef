import type { ScanDetails } from '@image-insights/backstage-plugin-image-insights-common';
import { isGoingOn } from '../../data';
import {
  DataTable,
  ProblemMessage,
  ProblemRemedy,
  Section,
  useText,
} from '../common';
import tableStyles from '../common/table.module.css';
import auditStyles from '../audits/common/Audits.module.css';
import { failureGroups, type FailureGroup } from './failureGroups';
import { failureCount } from './progressOf';
import { RepositoryName } from './RepositoryName';
import styles from './Scans.module.css';

/** What a scan could not read: by cause with its remedy, per repository. */
export function FailureSection(props: { scan: ScanDetails }) {
  const { t, locale } = useText();
  const { scan } = props;
  const all = failureCount(scan);
  const shown = scan.failures.length;
  return (
    <Section title={t('health.failuresHeading')}>
      {isGoingOn(scan) && (
        <p className={styles.next}>{t('health.failuresLater')}</p>
      )}
      {scan.state === 'finished' && all === 0 && (
        <p className={styles.next}>{t('health.failuresNone')}</p>
      )}
      {!isGoingOn(scan) && shown < all && (
        <p className={styles.next}>
          {t('health.failuresHidden', {
            shown: shown.toLocaleString(locale),
            all: all.toLocaleString(locale),
          })}
        </p>
      )}
      {failureGroups(scan.failures).map(group => (
        <Group key={group.key} group={group} />
      ))}
    </Section>
  );
}

function Group(props: { group: FailureGroup }) {
  const { t, locale } = useText();
  const { cause, actor, code, remedy, repositories, count } = props.group;
  const title = t('health.failuresOf', {
    cause: t(`health.causeNames.${cause}`),
    failures: t('health.failures', {
      count,
      amount: count.toLocaleString(locale),
    }),
  });
  return (
    <div className={styles.group}>
      <h4 className={styles.groupTitle}>{title}</h4>
      <p className={styles.remedy}>
        {remedy !== undefined && (
          <>
            <ProblemRemedy code={code} sent={remedy} />{' '}
          </>
        )}
        {actor &&
          t('health.whoCanAct', { actor: t(`health.actorNames.${actor}`) })}
      </p>
      <DataTable label={title}>
        <thead>
          <tr>
            <th scope="col">{t('health.columnRepository')}</th>
            <th scope="col">{t('health.columnTag')}</th>
            <th scope="col">{t('tags.why')}</th>
          </tr>
        </thead>
        {repositories.map(({ repository, failures }) => (
          <tbody key={repository}>
            {failures.map(({ tag, ...failure }, index) => (
              <tr key={`${tag ?? ''} ${failure.code}`}>
                {index === 0 && (
                  <th
                    scope="rowgroup"
                    rowSpan={failures.length}
                    className={styles.top}
                  >
                    <RepositoryName>{repository}</RepositoryName>
                  </th>
                )}
                <td className={tableStyles.wrap}>
                  {tag ?? (
                    <span className={auditStyles.quiet}>
                      {t('scans.allTags')}
                    </span>
                  )}
                </td>
                <td>
                  <ProblemMessage problem={failure} />
                  {remedy === undefined && (
                    <div className={styles.remedy}>
                      <ProblemRemedy
                        code={failure.code}
                        sent={failure.remedy}
                      />
                    </div>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        ))}
      </DataTable>
    </div>
  );
}
