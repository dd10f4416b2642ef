import type { ReactNode } from 'react';
import { ButtonLink, Skeleton } from '@backstage/ui';
import type {
  AuditCoverage,
  CsvList,
  ServiceFacets,
} from '@image-insights/backstage-plugin-image-insights-common';
import type { Data } from '../../../data';
import { useOrganisationLink } from '../../../links';
import type { UrlState } from '../../../url';
import {
  DownloadList,
  ErrorAlert,
  isForbidden,
  SearchBox,
  SlowNotice,
  useText,
} from '../../common';
import { FacetPickers, facetNames } from '../../leaderboard/FacetPickers';
import { FacetSkeletons } from '../../leaderboard/FacetSkeletons';
import {
  FiltersInUse,
  type FurtherFilter,
} from '../../leaderboard/FiltersInUse';
import { Pages } from '../../leaderboard/Pages';
import {
  AnswerSkeleton,
  PickerSkeletons,
  TableSkeleton,
} from './AuditSkeleton';
import { Coverage } from './Coverage';
import { EmptyAudit, emptyReason } from './EmptyAudit';
import { ForbiddenAudit } from './ForbiddenAudit';
import {
  placeNames,
  serviceFilterNames,
  serviceFilters,
  without,
} from './serviceFilters';
import styles from './Audits.module.css';

/** What every audit answers. */
interface AuditAnswer {
  items: readonly unknown[];
  totalCount: number;
  offset?: number;
  nextCursor?: string;
  previousCursor?: string;
  facets: ServiceFacets;
  coverage: AuditCoverage;
}

/**
 * What all audits have in common: the sentence that answers first, on what it
 * rests, filters in the address, the list as CSV, its pages, and every state
 * in which there is no list.
 */
export function AuditFrame<Answer extends AuditAnswer>(props: {
  data: Data<Answer>;
  url: UrlState;
  /** The order that the address asks for, where there is none such. */
  unknownSort?: string;
  needsVerdicts?: boolean;
  /** Filters that only this audit has, in use and as pickers. */
  further?: readonly FurtherFilter[];
  pickers?: (answer: Answer) => ReactNode;
  /** How many pickers that are; one stands beside those of services. */
  pickerCount?: number;
  sentence: (answer: Answer) => ReactNode;
  /** True where a drawing belongs to the sentence. */
  hasDrawing?: boolean;
  countText: (answer: Answer) => string;
  /** What to say where there was nothing to find. */
  nothing: (answer: Answer) => ReactNode;
  csv: {
    list: CsvList;
    name: string;
    query: Record<string, string | string[] | undefined>;
  };
  children: (answer: Answer, isStale: boolean) => ReactNode;
}) {
  const { t } = useText();
  const link = useOrganisationLink();
  const { data, url, unknownSort, needsVerdicts = false } = props;
  const { further = [], pickers, pickerCount = 0, csv } = props;
  const { value, error, retry, isSlow, isStale } = data;
  if (error && isForbidden(error)) {
    return (
      <div className={styles.root}>
        <ForbiddenAudit />
      </div>
    );
  }

  const isLoading = !value && !error;
  const isNarrowed = further.length > 0;
  const isFiltered =
    isNarrowed || Object.values(serviceFilters(url)).some(Boolean);
  const isEmpty = value?.items.length === 0;
  const reason =
    value && isEmpty
      ? emptyReason({
          coverage: value.coverage,
          isFiltered,
          isNarrowed,
          needsVerdicts,
        })
      : undefined;
  const cursor = url.get('after');
  const offset = cursor ? value?.offset : 0;
  const report = link(
    'report',
    new URLSearchParams(
      serviceFilterNames.flatMap(name =>
        url.getAll(name).map(one => [name, one]),
      ),
    ),
  );
  const ownPickers = value
    ? pickers?.(value)
    : isLoading && <PickerSkeletons count={pickerCount} />;
  const answer = `${styles.answer} ${
    props.hasDrawing ? styles.withDrawing : ''
  }`;
  function clear() {
    const own = further.map(({ name }) => name);
    url.set(without([...serviceFilterNames, ...own, ...placeNames]));
  }

  return (
    <div className={styles.root} aria-busy={isLoading}>
      {isLoading && (
        <div className={answer}>
          <AnswerSkeleton />
        </div>
      )}
      {value && (
        <div className={answer}>
          {!reason && props.sentence(value)}
          {value.coverage.services > 0 && (
            <Coverage coverage={value.coverage} needsVerdicts={needsVerdicts} />
          )}
        </div>
      )}
      {reason !== 'no-services' && (
        <div className={styles.filters}>
          <div className={styles.controls}>
            <SearchBox
              className={styles.search}
              label={t('leaderboard.search')}
              url={url}
              pages={placeNames}
            />
            {isLoading ? (
              <FacetSkeletons />
            ) : (
              <FacetPickers
                names={facetNames}
                facets={value?.facets}
                url={url}
                pages={placeNames}
              />
            )}
            {pickerCount === 1 && ownPickers}
          </div>
          {pickerCount > 1 && (
            <div className={styles.controls}>{ownPickers}</div>
          )}
          <div className={styles.tools}>
            <FiltersInUse
              url={url}
              further={further}
              countText={value ? props.countText(value) : ''}
              pages={placeNames}
            />
            <div className={styles.actions}>
              {value ? (
                <DownloadList {...csv} rows={value.totalCount} />
              ) : (
                isLoading && <Skeleton width={190} height={32} />
              )}
              {report !== undefined && (
                <ButtonLink size="small" variant="secondary" href={report}>
                  {t('page.report')}
                </ButtonLink>
              )}
            </div>
          </div>
        </div>
      )}
      {unknownSort !== undefined && (
        <p className={styles.text}>
          {t('audits.unknownSort', { value: unknownSort })}
        </p>
      )}
      {error && <ErrorAlert error={error} onRetry={retry} />}
      {isSlow && <SlowNotice onRetry={retry} />}
      {isLoading && <TableSkeleton />}
      {reason && <EmptyAudit reason={reason} onClear={clear} />}
      {value && isEmpty && !reason && props.nothing(value)}
      {value && !isEmpty && (
        <>
          {props.children(value, isStale)}
          {(cursor || value.nextCursor) && (
            <Pages
              ranks={
                offset === undefined
                  ? undefined
                  : { first: offset + 1, last: offset + value.items.length }
              }
              totalCount={value.totalCount}
              nextCursor={value.nextCursor}
              previousCursor={value.previousCursor}
              isFirst={!cursor}
              url={url}
            />
          )}
        </>
      )}
    </div>
  );
}
