import { lazy, memo, Suspense, useMemo } from 'react';
import { Alert, Link, Skeleton } from '@backstage/ui';
import type {
  CostSummary,
  HistoryPoint,
  RepositorySummary,
} from '@image-insights/backstage-plugin-image-insights-common';
import {
  useComparison,
  useCoveringScan,
  useEntityHistory,
  useImage,
} from '../../data';
import { previousRelease } from '../../trend';
import { useViewSettings } from '../../settings';
import { useViews, type UrlState } from '../../url';
import { CopyButton, ErrorAlert, useText, When } from '../common';
import { ScanNowButton, ScanStrip, useFollowedScan } from '../scans';
import { BestFixLine } from './BestFixLine';
import { Headline } from './Headline';
import { KeyFigures } from './KeyFigures';
import { tagsThatMove } from './tagsThatMove';
import { MovingTags } from './MovingTags';
import { pinnedChanges } from './pinnedChanges';
import { Pickers } from './Pickers';
import { RepositoryAlerts } from './RepositoryAlerts';
import { TagsAside } from './TagsAside';
import { ViewTabs } from './ViewTabs';
import styles from './EntityImages.module.css';

const TrendView = lazy(() =>
  import('./TrendView').then(m => ({ default: m.TrendView })),
);
const FindingsView = lazy(() =>
  import('../findings').then(m => ({ default: m.FindingsView })),
);
const CostView = lazy(() =>
  import('../cost').then(m => ({ default: m.CostView })),
);
const CompareView = lazy(() =>
  import('../compare').then(m => ({ default: m.CompareView })),
);

// With each change of the address all of this is asked again; what it does not
// concern is not drawn again.
const SteadyHeadline = memo(Headline);
const SteadyAlerts = memo(RepositoryAlerts);
const SteadyPickers = memo(Pickers);
const SteadyFigures = memo(KeyFigures);

/** One repository: its figures, and the view of it that the address asks for. */
export function RepositoryView(props: {
  entityRef: string;
  name: string;
  repositories: readonly RepositorySummary[];
  summary: RepositorySummary;
  unknownRepository?: string;
  /** Of all repositories. */
  cost?: CostSummary;
  url: UrlState;
  onChanged: () => void;
}) {
  const { t } = useText();
  const { entityRef, name, repositories, summary, url } = props;
  const { repository, current } = summary;

  const views = useViews();
  const covering = useCoveringScan({
    entityRef,
    repositories: repositories.map(one => one.repository),
  });
  // How a first scan goes on stands where its figures will be.
  const isFirstScan =
    summary.state === 'scanning' || summary.state === 'never-scanned';
  const followed = useFollowedScan({
    covering: isFirstScan ? undefined : covering.scan,
    onEnded: () => {
      props.onChanged();
      covering.retry();
    },
  });

  const tag = url.get('tag');
  const settings = useViewSettings();
  const askedPlatform = url.get('platform');
  const usualPlatform =
    summary.platforms.find(one => one === settings.defaultPlatform) ??
    current?.platform ??
    summary.platforms[0];
  const platform =
    summary.platforms.find(one => one === askedPlatform) ?? usualPlatform;
  const version = JSON.stringify(summary);
  const history = useEntityHistory({
    entityRef,
    repository,
    platform,
    tag,
    // A new scan result is read without being asked for.
    version,
  });
  const points = useMemo(() => history.value?.points ?? [], [history.value]);

  const moving = useMemo(
    () => tagsThatMove({ summary, points, followed: tag }),
    [summary, points, tag],
  );

  const newest = newestPoint(points, current);
  const asked = url.get('release');
  const found = asked
    ? points.findLast(point => point.tag === asked || point.digest === asked)
    : undefined;
  const selected = found ?? newest;
  const previous = selected && previousRelease(points, selected);

  const isCurrent =
    current !== undefined &&
    (selected === undefined || selected.digest === current.digest);
  const digest = selected?.digest ?? current?.digest;
  const image = useImage(digest);
  const before = previous ?? (isCurrent ? summary.previousRelease : undefined);
  const comparison = useComparison(before?.digest, digest);
  const shown = matching(image.value, digest);

  const release = selected ?? current;
  const figures = useMemo(
    () =>
      release && {
        ...release,
        uncompressedBytes:
          release.uncompressedBytes ??
          (isCurrent ? current?.uncompressedBytes : undefined),
        base: isCurrent ? current?.base : shown?.base,
        score:
          shown?.judgement?.score ??
          release.score ??
          (isCurrent ? current?.score : undefined),
        wastedBytes:
          shown?.contents?.wastedBytes ??
          release.wastedBytes ??
          (isCurrent ? current?.wastedBytes : undefined),
      },
    [release, isCurrent, current, shown],
  );
  const known = points.findLast(point => point.digest === before?.digest);
  const compared = useMemo(
    () => before && { ...before, ...previousFigures(known) },
    [before, known],
  );
  const budget = useMemo(
    () =>
      // Since when it is broken is told of the newest release.
      summary.budget && {
        ...summary.budget,
        since: isCurrent ? summary.budget.since : undefined,
      },
    [summary.budget, isCurrent],
  );

  const pinned = () =>
    pinnedChanges({
      view: views.view,
      get: url.get,
      repository,
      platform,
      points,
      digest,
      before: before?.digest,
      usualRange: settings.defaultRange,
      now: Date.now(),
    });

  return (
    <>
      <header>
        <div className={styles.head}>
          <h2 className={styles.name}>{t('tab.heading', { name })}</h2>
          <div className={styles.actions}>
            <CopyButton
              label={t('common.copyLink')}
              copiedLabel={t('common.linkCopied')}
              text={() =>
                new URL(url.href(pinned()), window.location.href).href
              }
            />
            <ScanNowButton
              request={{ entityRef }}
              nextScanAt={summary.nextScanAt}
              onStarted={followed.follow}
            />
          </div>
        </div>
        {figures && (
          <SteadyHeadline
            release={figures}
            previous={before}
            comparison={
              comparison.value?.from === before?.digest &&
              comparison.value?.to === digest
                ? comparison.value
                : undefined
            }
            compareHref={views.href('compare')}
          />
        )}
        {figures && <BestFixLine data={image} image={shown} views={views} />}
        <ScanStrip followed={followed}>
          <p className={styles.name}>
            {repository}
            {' · '}
            {summary.lastSuccessAt
              ? t('tab.readWhen', {
                  when: <When time={summary.lastSuccessAt} />,
                })
              : t('tab.readNever')}
          </p>
        </ScanStrip>
      </header>
      <div className={styles.alerts}>
        <SteadyAlerts summary={summary} />
        {props.unknownRepository && (
          <Alert
            status="info"
            icon
            role="status"
            title={t('states.unknownRepository', {
              repository: props.unknownRepository,
            })}
          />
        )}
        {asked && history.value && !history.isStale && !found && newest && (
          <UnknownRelease
            asked={asked}
            href={url.href({ release: undefined })}
          />
        )}
        {askedPlatform && platform && askedPlatform !== platform && (
          <Alert
            status="info"
            icon
            role="status"
            title={t('service.unknownPlatform', {
              value: askedPlatform,
              shown: platform,
            })}
          />
        )}
        {tag && history.value && !history.isStale && points.length === 0 && (
          <Alert
            status="info"
            icon
            role="status"
            title={t('service.unknownTag', { tag })}
            customActions={
              <Link href={url.href({ tag: undefined })}>
                {t('service.showReleases')}
              </Link>
            }
          />
        )}
        {points.length === 1 && (
          <Alert
            status="info"
            icon
            role="status"
            title={t('states.oneRelease')}
          />
        )}
        {history.error && (
          <ErrorAlert error={history.error} onRetry={history.retry} />
        )}
      </div>
      {figures && (
        <>
          <SteadyPickers
            repositories={repositories}
            summary={summary}
            platform={platform}
            usualPlatform={usualPlatform}
            points={points}
            selected={selected}
            newest={newest}
            tag={tag}
            change={url.set}
          />
          <SteadyFigures
            release={figures}
            previous={compared}
            budget={budget}
            cost={props.cost}
            imageCount={repositories.length}
            image={shown}
            views={views}
          />
          <ViewTabs
            views={views}
            findingCount={shown?.judgement?.findings.length}
          >
            <Suspense fallback={<Skeleton width="100%" height={460} />}>
              {views.view === 'trend' && (
                <TrendView
                  repository={repository}
                  tag={figures.tag}
                  history={history}
                  limitBytes={summary.budget?.limitBytes}
                  selected={selected}
                  previous={before}
                  data={image}
                  image={shown}
                  comparison={comparison.value}
                  url={url}
                  views={views}
                />
              )}
              {views.view === 'findings' && (
                <FindingsView
                  tag={figures.tag}
                  data={image}
                  costOf={
                    // Costs are calculated for what runs now.
                    isCurrent
                      ? {
                          entityRef,
                          repository,
                          version: JSON.stringify(repositories),
                        }
                      : undefined
                  }
                  url={url}
                  views={views}
                />
              )}
              {views.view === 'cost' && (
                <CostView
                  entityRef={entityRef}
                  name={name}
                  olderRelease={
                    selected && selected.digest !== newest?.digest
                      ? selected
                      : undefined
                  }
                  version={JSON.stringify(repositories)}
                  url={url}
                  views={views}
                />
              )}
              {views.view === 'compare' && (
                <CompareView
                  points={points}
                  isReady={
                    history.value !== undefined || history.error !== undefined
                  }
                  selected={selected ?? current}
                  previous={before}
                  url={url}
                  views={views}
                />
              )}
            </Suspense>
          </ViewTabs>
        </>
      )}
      <MovingTags
        entityRef={entityRef}
        repository={repository}
        platform={platform}
        tags={moving}
        version={version}
        url={url}
      />
      <TagsAside summary={summary} />
    </>
  );
}

/** Tells a release that is no longer kept from one that never was. */
function UnknownRelease(props: { asked: string; href: string }) {
  const { t } = useText();
  const { asked, href } = props;
  const isDigest = /^[a-z0-9]+:[0-9a-f]{32,}$/.test(asked);
  return (
    <Alert
      status="info"
      icon
      role="status"
      title={
        isDigest
          ? t('service.releaseGone')
          : t('states.unknownRelease', { release: asked })
      }
      customActions={<Link href={href}>{t('compare.showTrend')}</Link>}
    />
  );
}

function previousFigures(point: HistoryPoint | undefined) {
  return { score: point?.score, wastedBytes: point?.wastedBytes };
}

function newestPoint(
  points: readonly HistoryPoint[],
  current: { tag: string; digest: string } | undefined,
): HistoryPoint | undefined {
  const newestFirst = [...points].reverse();
  return (
    newestFirst.find(
      point => point.tag === current?.tag && point.digest === current.digest,
    ) ??
    newestFirst.find(point => point.mainline) ??
    newestFirst[0]
  );
}

function matching<T extends { digest: string }>(
  image: T | undefined,
  digest: string | undefined,
): T | undefined {
  return image?.digest === digest ? image : undefined;
}
