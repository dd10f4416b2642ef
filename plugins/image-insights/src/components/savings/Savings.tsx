import { Alert, Skeleton } from '@backstage/ui';
import { useOrganisationCost, useSavingsPlan } from '../../data';
import { oneOf, useUrlState } from '../../url';
import { ErrorAlert, ScanHealthLink, SlowNotice, useText } from '../common';
import { pathTitle } from '../cost/costWords';
import { usePriceTexts } from '../cost/usePriceTexts';
import { FacetPickers } from '../leaderboard/FacetPickers';
import { FiltersInUse } from '../leaderboard/FiltersInUse';
import { useRuleTexts } from '../rules';
import { BasisSection } from './BasisSection';
import { BreakdownSection } from './BreakdownSection';
import { breakdowns } from './BreakdownTable';
import { EmptySavings } from './EmptySavings';
import { PathsSection } from './PathsSection';
import { pathsOf } from './pathsOf';
import { planPage, PlanSection } from './PlanSection';
import { SavingsAnswer, SavingsAnswerSkeleton } from './SavingsAnswer';
import styles from './Savings.module.css';

const rowsOfBreakdown = 25;
const rowsOfPlan = 10;
const facets = ['owner', 'system', 'registry'] as const;
const pages = ['after', planPage];

/**
 * Where the money goes that deployments of all services cost, what would
 * change it, and what to do first.
 */
export function Savings() {
  const text = useText();
  usePriceTexts();
  useRuleTexts();
  const { t } = text;
  const url = useUrlState();
  const list = (name: string) => {
    const values = url.getAll(name);
    return values.length > 0 ? values : undefined;
  };
  const filters = {
    owner: list('owner'),
    system: list('system'),
    registry: list('registry'),
  };
  const isFiltered = facets.some(name => filters[name] !== undefined);
  const by = oneOf(breakdowns, url.get('by'));
  const askedPath = url.get('path');
  const [path] = pathsOf([], askedPath);

  const table = { ...filters, by: by.value };
  const page = { limit: rowsOfBreakdown, cursor: url.get('after') };
  // Today's sums are compared with; the table shows what is chosen.
  const today = useOrganisationCost({
    ...table,
    ...(path === undefined ? page : { limit: 1 }),
  });
  const chosen = useOrganisationCost(
    path === undefined ? undefined : { ...table, ...page, path },
  );
  const plan = useSavingsPlan({
    ...filters,
    limit: rowsOfPlan,
    cursor: url.get(planPage),
  });

  const { value, isSlow, retry } = today;
  const shown = path === undefined ? today : chosen;
  const error = today.error ?? chosen.error;
  const isComputed = value?.computedAt !== undefined;
  const isEmpty = isComputed && value.totals.services === 0;
  const clear = () =>
    url.set(
      Object.fromEntries([...facets, ...pages].map(name => [name, undefined])),
    );

  return (
    <div className={styles.root} aria-busy={!value && !error}>
      {!value && !error && <SavingsAnswerSkeleton />}
      {value && isComputed && !isEmpty && (
        <SavingsAnswer
          cost={value}
          isNegligible={plan.value?.isNegligible ?? false}
        />
      )}
      {(value || !error) && (
        <div className={styles.stack}>
          <div className={styles.controls}>
            <FacetPickers
              names={facets}
              facets={value?.facets}
              url={url}
              pages={pages}
            />
          </div>
          <FiltersInUse
            names={facets}
            pages={pages}
            totalCount={isComputed ? value.totals.services : undefined}
            url={url}
          />
        </div>
      )}
      {askedPath !== undefined && path === undefined && (
        <p role="status" className={styles.text}>
          {t('savings.unknownPath', { value: askedPath })}
        </p>
      )}
      {by.unknown !== undefined && (
        <p role="status" className={styles.text}>
          {t('savings.unknownBy', { value: by.unknown })}
        </p>
      )}
      {error && (
        <ErrorAlert
          error={error}
          onRetry={today.error ? today.retry : chosen.retry}
        />
      )}
      {isSlow && <SlowNotice onRetry={retry} />}
      {!value && !error && <Skeleton width="100%" height={420} />}
      {value && !isComputed && !error && (
        <Alert
          status="info"
          icon
          role="status"
          title={t('savings.notComputed')}
          description={t('savings.notComputedText')}
          customActions={<ScanHealthLink />}
        />
      )}
      {isEmpty && (
        <EmptySavings
          isFiltered={isFiltered}
          notCosted={value.notCosted}
          onClear={clear}
        />
      )}
      {value && isComputed && !isEmpty && (
        <>
          <PathsSection
            cost={value}
            chosen={path === undefined ? undefined : chosen.value}
            path={path}
            url={url}
          />
          <PlanSection
            data={plan}
            query={filters}
            isFiltered={isFiltered}
            url={url}
          />
          {shown.value ? (
            <BreakdownSection
              by={by.value}
              cost={shown.value}
              query={{ ...table, path }}
              path={path === undefined ? undefined : pathTitle(path, text)}
              isStale={shown.isStale}
              url={url}
            />
          ) : (
            <Skeleton width="100%" height={320} />
          )}
          <BasisSection cost={shown.value ?? value} />
        </>
      )}
    </div>
  );
}
