import { memo, startTransition, useMemo, useState } from 'react';
import { Button } from '@backstage/ui';
import {
  createBytesFormatter,
  differenceOf,
  type HistoryDeployment,
  type HistoryPoint,
} from '@image-insights/backstage-plugin-image-insights-common';
import { exactBytes, formatInstant } from '../../format';
import { releaseOrders, sortReleases, type ReleaseOrder } from '../../trend';
import type { UrlState } from '../../url';
import { DataTable, Delta, Digest, useText } from '../common';
import { ScoreText } from '../score/ScoreText';
import tableStyles from '../common/table.module.css';
import styles from './TrendSection.module.css';

/** A thousand rows at once would make the page wait. */
const mostAtFirst = 25;

const Row = memo(function DrawnRow(props: {
  point: HistoryPoint;
  before?: HistoryPoint;
  isSelected: boolean;
  deployedTo: string;
  format: (bytes: number) => string;
  formatWaste: (bytes: number) => string;
  onSelect: (release: HistoryPoint) => void;
}) {
  const { t, locale } = useText();
  const { point, before, isSelected, deployedTo, format, formatWaste } = props;
  return (
    <tr aria-selected={isSelected || undefined}>
      <th scope="row">
        <button
          type="button"
          className={styles.choose}
          aria-label={t('service.select', { tag: point.tag })}
          onClick={() => props.onSelect(point)}
        >
          {point.tag}
        </button>
      </th>
      <td className={tableStyles.whole}>{formatInstant(point.at)}</td>
      <td>{t(`trend.source_${point.dateSource}`)}</td>
      <td className={tableStyles.number}>{format(point.compressedBytes)}</td>
      <td className={tableStyles.number}>
        {exactBytes(point.compressedBytes, locale)}
      </td>
      <td className={tableStyles.number}>
        {before ? (
          <Delta
            change={differenceOf(before.compressedBytes, point.compressedBytes)}
          />
        ) : (
          t('trend.nothingBefore')
        )}
      </td>
      <td className={tableStyles.number}>
        {point.baseBytes === undefined
          ? t('common.unknown')
          : format(point.baseBytes)}
      </td>
      <td className={tableStyles.number}>
        {point.ownBytes === undefined
          ? t('common.unknown')
          : format(point.ownBytes)}
      </td>
      <td className={tableStyles.number}>{point.layerCount}</td>
      <td className={tableStyles.number}>
        {point.score ? (
          <ScoreText score={point.score} />
        ) : (
          t('leaderboard.notJudged')
        )}
      </td>
      <td className={tableStyles.number}>
        {point.wastedBytes === undefined
          ? t('layers.notRead')
          : formatWaste(point.wastedBytes)}
      </td>
      <td>{deployedTo}</td>
      <td>
        <Digest digest={point.digest} />
      </td>
    </tr>
  );
});

/**
 * Every release of a range, newest first or as the address says, with exact
 * bytes and dates.
 */
export function TrendTable(props: {
  label: string;
  points: readonly HistoryPoint[];
  previous: ReadonlyMap<HistoryPoint, HistoryPoint>;
  deployments: readonly HistoryDeployment[];
  selectedDigest?: string;
  /** What the address says of the order. */
  sort?: string;
  change: UrlState['set'];
  onSelect: (release: HistoryPoint) => void;
}) {
  const { t, locale } = useText();
  const { points, previous, deployments, selectedDigest, change } = props;
  const [showsAll, setShowsAll] = useState(false);
  const asked = props.sort;
  const order =
    releaseOrders.find(one => one === asked?.replace(/^-/, '')) ?? 'at';
  const isDescending = asked === undefined || asked.startsWith('-');
  const sorted = useMemo(
    () => sortReleases({ points, order, isDescending, previous }),
    [points, order, isDescending, previous],
  );
  const deployed = useMemo(() => {
    const environments = new Map<string, Set<string>>();
    for (const { digest, environment } of deployments) {
      const known = environments.get(digest) ?? new Set<string>();
      environments.set(digest, known.add(environment ?? ''));
    }
    return environments;
  }, [deployments]);
  const format = useMemo(
    () =>
      createBytesFormatter(
        points.map(point => point.compressedBytes),
        { locale },
      ),
    [points, locale],
  );
  const formatWaste = useMemo(
    () =>
      createBytesFormatter(
        points.map(point => point.wastedBytes ?? 0),
        { locale },
      ),
    [points, locale],
  );
  const shown = showsAll ? sorted : sorted.slice(0, mostAtFirst);
  const deploymentsOf = (digest: string) => {
    const environments = deployed.get(digest);
    if (!environments) return t('service.notDeployed');
    const names = [...environments].filter(Boolean).join(', ');
    return names || t('service.deployedSomewhere');
  };
  const heading = (of: ReleaseOrder, text: string, isNumber = true) => {
    const isSorted = of === order;
    const direction = isDescending ? 'descending' : 'ascending';
    return (
      <th
        scope="col"
        className={isNumber ? tableStyles.number : undefined}
        aria-sort={isSorted ? direction : undefined}
      >
        <button
          type="button"
          className={styles.sort}
          onClick={() => {
            const next = isSorted && isDescending ? of : `-${of}`;
            change(
              { sort: next === '-at' ? undefined : next },
              { replace: true },
            );
          }}
        >
          {text}
          {isSorted && <span aria-hidden>{isDescending ? ' ▾' : ' ▴'}</span>}
        </button>
      </th>
    );
  };
  return (
    <>
      <DataTable label={props.label}>
        <thead>
          <tr>
            <th scope="col">{t('trend.columnRelease')}</th>
            {heading('at', t('trend.columnWhen'), false)}
            <th scope="col">{t('trend.columnSource')}</th>
            {heading('size', t('trend.columnSize'))}
            <th scope="col" className={tableStyles.number}>
              {t('trend.columnExact')}
            </th>
            {heading('change', t('trend.columnChange'))}
            {heading('base', t('trend.columnBase'))}
            {heading('own', t('trend.columnOwn'))}
            <th scope="col" className={tableStyles.number}>
              {t('trend.columnLayers')}
            </th>
            {heading('score', t('trend.columnScore'))}
            {heading('wasted', t('trend.columnWasted'))}
            <th scope="col">{t('service.columnDeployed')}</th>
            <th scope="col">{t('trend.columnDigest')}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((point, place) => (
            <Row
              // In another order other releases are drawn in place of these,
              // so that only what differs is.
              key={`row ${place}`}
              point={point}
              before={previous.get(point)}
              isSelected={point.digest === selectedDigest}
              deployedTo={deploymentsOf(point.digest)}
              format={format}
              formatWaste={formatWaste}
              onSelect={props.onSelect}
            />
          ))}
        </tbody>
      </DataTable>
      {shown.length < sorted.length && (
        <p className={styles.more}>
          {t('service.rowsShown', {
            shown: shown.length.toLocaleString(locale),
            all: sorted.length.toLocaleString(locale),
          })}{' '}
          <Button
            size="small"
            variant="secondary"
            onPress={() => startTransition(() => setShowsAll(true))}
          >
            {t('service.showAllRows')}
          </Button>
        </p>
      )}
    </>
  );
}
