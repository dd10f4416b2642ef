import type { RepositoryAudit } from '@image-insights/backstage-plugin-image-insights-common';
import { useRepositoryAudit } from '../../data';
import type { UrlState } from '../../url';
import { useText } from '../common';
import { OpenedRow, rowsInside, type serviceFilters } from '../audits/common';
import { TroubleTable } from './TroubleTable';

/** The repositories behind a cause, page by page. */
export function OpenedCause(props: {
  row: RepositoryAudit['causes'][number];
  services: ReturnType<typeof serviceFilters>;
  url: UrlState;
}) {
  const { t, locale } = useText();
  const { row, services, url } = props;
  const data = useRepositoryAudit({
    ...services,
    cause: [row.cause],
    limit: rowsInside,
    cursor: url.get('more'),
  });
  const label = t('health.inside', {
    cause: t(`health.causeNames.${row.cause}`),
    repositories: t('health.repositories', {
      count: row.repositories,
      amount: row.repositories.toLocaleString(locale),
    }),
  });
  return (
    <OpenedRow data={data} url={url} rows={row.repositories}>
      {(answer, isStale) => (
        <TroubleTable label={label} rows={answer.items} isStale={isStale} />
      )}
    </OpenedRow>
  );
}
