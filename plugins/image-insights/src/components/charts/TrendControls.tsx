import { memo } from 'react';
import type { History } from '@image-insights/backstage-plugin-image-insights-common';
import { formatDate } from '../../format';
import { rangeNames } from '../../trend';
import type { UrlState } from '../../url';
import { Choice, useText } from '../common';
import { DownloadCsv } from './DownloadCsv';
import type { TrendChoices } from './useTrend';

/** Which stretch to show, how, and the same as a file. */
export const TrendControls = memo(function DrawnTrendControls(props: {
  history?: History;
  shown: History['points'];
  choices: TrendChoices;
  /** Changes the address; always the same function. */
  change: UrlState['set'];
}) {
  const { t, locale } = useText();
  const { history, shown, choices, change } = props;
  const { usual, rangeName, isCustom, range, axis, scale, view } = choices;
  const dates = {
    from: formatDate(range.from, locale),
    until: formatDate(range.until, locale),
  };
  const replace = { replace: true };
  return (
    <>
      <Choice
        label={t('trend.range')}
        value={isCustom ? 'custom' : rangeName}
        options={[
          ...rangeNames.map(id => ({ id, label: t(`trend.range_${id}`) })),
          ...(isCustom
            ? [{ id: 'custom' as const, label: t('trend.custom', dates) }]
            : []),
        ]}
        onChange={value => {
          if (value === 'custom') return;
          change({
            range: value === usual ? undefined : value,
            since: undefined,
            until: undefined,
          });
        }}
      />
      <Choice
        label={t('trend.axis')}
        value={axis}
        options={(['time', 'order'] as const).map(id => ({
          id,
          label: t(`trend.axis_${id}`),
        }))}
        onChange={value =>
          change({ x: value === 'time' ? undefined : value }, replace)
        }
      />
      <Choice
        label={t('trend.scale')}
        value={scale}
        options={(['linear', 'log'] as const).map(id => ({
          id,
          label: t(`trend.scale_${id}`),
        }))}
        onChange={value =>
          change({ y: value === 'linear' ? undefined : value }, replace)
        }
      />
      <Choice
        label={t('trend.view')}
        value={view}
        options={(['chart', 'table'] as const).map(id => ({
          id,
          label: t(`trend.view_${id}`),
        }))}
        onChange={value =>
          change({ view: value === 'chart' ? undefined : value }, replace)
        }
      />
      {history && shown.length > 0 && (
        <DownloadCsv
          repository={history.repository}
          points={shown}
          deployments={history.deployments}
        />
      )}
    </>
  );
});
