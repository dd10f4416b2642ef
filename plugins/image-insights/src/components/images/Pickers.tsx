import { useCallback, useMemo, useRef } from 'react';
import { ButtonIcon } from '@backstage/ui';
import {
  formatBytes,
  type HistoryPoint,
  type RepositorySummary,
} from '@image-insights/backstage-plugin-image-insights-common';
import { RiArrowLeftSLine, RiArrowRightSLine } from '@remixicon/react';
import { releaseIds } from '../../trend';
import type { UrlState } from '../../url';
import { LongPicker, Picker, useText } from '../common';
import { tagsThatMove } from './tagsThatMove';
import styles from './EntityImages.module.css';

const releases = '*releases';

/** What an address says of one release means nothing for another. */
const namesOfOneRelease = {
  base: undefined,
  head: undefined,
  layer: undefined,
  finding: undefined,
};

/** Which image, platform, kind of tag and release the tab is about. */
export function Pickers(props: {
  repositories: readonly RepositorySummary[];
  summary: RepositorySummary;
  platform?: string;
  /** What is shown where the address names none. */
  usualPlatform?: string;
  points: readonly HistoryPoint[];
  selected?: HistoryPoint;
  newest?: HistoryPoint;
  /** The moving tag that is followed. */
  tag?: string;
  /** Of the address. */
  change: UrlState['set'];
}) {
  const { t, locale } = useText();
  const { repositories, summary, points, selected, newest } = props;
  const { platform, usualPlatform, tag, change } = props;
  const index = selected ? points.indexOf(selected) : -1;
  const earlier = index > 0 ? points[index - 1] : undefined;
  const later = index >= 0 ? points[index + 1] : undefined;
  const moving = useMemo(
    () => tagsThatMove({ summary, points, followed: tag }),
    [summary, points, tag],
  );
  const ids = useMemo(() => releaseIds(points), [points]);

  const describe = (point: HistoryPoint) => ({
    tag: point.tag,
    size: formatBytes(point.compressedBytes, { locale }),
  });
  const idOf = (point: HistoryPoint) => ids.get(point) ?? point.digest;
  const options = useMemo(
    () =>
      [...points].reverse().map(point => ({
        id: ids.get(point) ?? point.digest,
        label:
          point === newest ? t('tab.newest', { tag: point.tag }) : point.tag,
        description: formatBytes(point.compressedBytes, { locale }),
      })),
    [points, ids, newest, t, locale],
  );
  const go = (point: HistoryPoint | undefined) =>
    change({
      release:
        point === undefined || point === newest ? undefined : idOf(point),
      ...namesOfOneRelease,
    });

  const latest = useRef(go);
  latest.current = go;
  const choose = useCallback(
    (value: string) =>
      latest.current(points.find(point => ids.get(point) === value)),
    [points, ids],
  );

  return (
    <div className={styles.pickers}>
      {repositories.length > 1 && (
        <Picker
          label={t('tab.image')}
          value={summary.repository}
          options={repositories.map(({ repository }, position) => ({
            id: repository,
            label: t('tab.imageOption', {
              repository,
              index: String(position + 1),
              images: String(repositories.length),
            }),
          }))}
          onChange={repo =>
            change({
              repo: repo === repositories[0].repository ? undefined : repo,
              platform: undefined,
              tag: undefined,
              release: undefined,
              ...namesOfOneRelease,
            })
          }
        />
      )}
      {summary.platforms.length > 1 && platform && (
        <Picker
          label={t('tab.platform')}
          value={platform}
          options={summary.platforms.map(id => ({ id, label: id }))}
          onChange={value =>
            change({
              platform: value === usualPlatform ? undefined : value,
              ...namesOfOneRelease,
            })
          }
        />
      )}
      {moving.length > 0 && (
        <Picker
          label={t('tab.track')}
          value={tag ?? releases}
          options={[
            { id: releases, label: t('tab.trackReleases') },
            ...moving.map(id => ({ id, label: id })),
          ]}
          onChange={value =>
            change({
              tag: value === releases ? undefined : value,
              release: undefined,
              ...namesOfOneRelease,
            })
          }
        />
      )}
      {selected && (
        <LongPicker
          label={t('tab.release')}
          value={idOf(selected)}
          options={options}
          onChange={choose}
        />
      )}
      {selected && (
        <div className={styles.steps}>
          <ButtonIcon
            size="small"
            variant="secondary"
            icon={<RiArrowLeftSLine aria-hidden />}
            isDisabled={!earlier}
            aria-label={
              earlier
                ? t('tab.previousRelease', describe(earlier))
                : t('tab.noEarlier')
            }
            onPress={() => go(earlier)}
          />
          <ButtonIcon
            size="small"
            variant="secondary"
            icon={<RiArrowRightSLine aria-hidden />}
            isDisabled={!later}
            aria-label={
              later ? t('tab.nextRelease', describe(later)) : t('tab.noLater')
            }
            onPress={() => go(later)}
          />
        </div>
      )}
    </div>
  );
}
