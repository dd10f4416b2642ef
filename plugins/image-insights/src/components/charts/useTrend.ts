import { useMemo } from 'react';
import type { History } from '@image-insights/backstage-plugin-image-insights-common';
import {
  defaultRange,
  pointsInRange,
  previousReleases,
  rangeNames,
  resolveRange,
  scoreSteps,
  thinReleases,
  trendRows,
  type TimeRange,
} from '../../trend';
import { oneOf, type UrlState } from '../../url';
import { useViewSettings } from '../../settings';
import { useNow } from '../common';

const noPoints: History['points'] = [];
const noDeployments: NonNullable<History['deployments']> = [];
const steadyMilliseconds = 10 * 60 * 1_000;
const axes = ['time', 'order'] as const;
const scales = ['linear', 'log'] as const;
const views = ['chart', 'table'] as const;

/** What an address says of the trend, and what of it nobody understands. */
export function useTrendChoices(history: History | undefined, url: UrlState) {
  const points = history?.points ?? noPoints;
  const present = useNow();
  const lastAt = points[points.length - 1]?.at;
  // A chart that ends now would be drawn anew with each tick of the clock.
  const now = Math.max(
    Math.floor(present / steadyMilliseconds) * steadyMilliseconds,
    lastAt && Date.parse(lastAt) <= present ? Date.parse(lastAt) : 0,
  );
  const { defaultRange: preferred } = useViewSettings();
  const usual = useMemo(
    () => preferred ?? defaultRange(points, now),
    [preferred, points, now],
  );
  const asked = {
    range: url.get('range'),
    since: url.get('since'),
    until: url.get('until'),
    x: url.get('x'),
    y: url.get('y'),
    view: url.get('view'),
  };
  const name = oneOf(
    [usual, ...rangeNames.filter(other => other !== usual)],
    asked.range,
  );
  const axis = oneOf(axes, asked.x);
  const scale = oneOf(scales, asked.y);
  const view = oneOf(views, asked.view);
  const since = validDate(asked.since);
  const until = validDate(asked.until);
  const firstAt = points[0]?.at;
  const range = useMemo(
    () => resolveRange({ range: name.value, since, until, firstAt, now }),
    [name.value, since, until, firstAt, now],
  );
  const whole = useMemo(
    () => resolveRange({ range: 'all', firstAt, now }),
    [firstAt, now],
  );
  const unknown = [
    { parameter: 'range' as const, ...name },
    { parameter: 'x' as const, ...axis },
    { parameter: 'y' as const, ...scale },
    { parameter: 'view' as const, ...view },
    ...(['since', 'until'] as const).map(parameter => ({
      parameter,
      value: undefined,
      unknown:
        asked[parameter] !== undefined && !validDate(asked[parameter])
          ? asked[parameter]
          : undefined,
    })),
  ].flatMap(({ unknown: value, value: shown, parameter }) =>
    value === undefined ? [] : [{ parameter, value, shown }],
  );
  const isCustom = since !== undefined || until !== undefined;
  const choices = useMemo(
    () => ({
      points,
      usual,
      rangeName: name.value,
      isCustom,
      range,
      whole,
      axis: axis.value,
      scale: scale.value,
      view: view.value,
    }),
    [
      points,
      usual,
      name.value,
      isCustom,
      range,
      whole,
      axis.value,
      scale.value,
      view.value,
    ],
  );
  return { choices, unknown };
}

/** What {@link useTrendChoices} finds. */
export type TrendChoices = ReturnType<typeof useTrendChoices>['choices'];

/** Everything that is drawn of a range, and how much of it that is. */
export function useTrendData(options: {
  history: History | undefined;
  choices: Pick<TrendChoices, 'points' | 'axis'>;
  range: TimeRange;
  width: number;
  limitBytes?: number;
}) {
  const { history, range, width, limitBytes } = options;
  const { points, axis } = options.choices;
  const deployments = history?.deployments ?? noDeployments;
  const observedSince = history?.observedSince;
  const inside = useMemo(() => pointsInRange(points, range), [points, range]);
  const deployed = useMemo(
    () => new Set(deployments.map(({ digest }) => digest)),
    [deployments],
  );
  const previous = useMemo(() => previousReleases(points), [points]);
  const thinned = useMemo(
    () =>
      thinReleases({
        points: inside,
        width,
        limitBytes,
        keep: deployed,
        axis,
      }),
    [inside, width, limitBytes, deployed, axis],
  );
  const before = useMemo(
    () =>
      points.findLast(
        point => point.mainline && Date.parse(point.at) < range.from,
      ),
    [points, range],
  );
  const gaps = useMemo(
    () =>
      (history?.gaps ?? []).filter(
        gap =>
          Date.parse(gap.until) > range.from &&
          Date.parse(gap.from) < range.until,
      ),
    [history, range],
  );
  const rows = useMemo(
    () =>
      trendRows({
        points: before ? [before, ...thinned.points] : thinned.points,
        all: inside,
        gaps,
        range,
        axis,
        observedSince,
      }),
    [before, thinned, inside, gaps, range, axis, observedSince],
  );
  const scores = useMemo(
    () => scoreSteps({ rows, range, axis, before }),
    [rows, range, axis, before],
  );
  return useMemo(
    () => ({
      inside,
      before,
      previous,
      thinned,
      gaps,
      rows,
      scores,
      deployments,
      observedSince,
    }),
    [
      inside,
      before,
      previous,
      thinned,
      gaps,
      rows,
      scores,
      deployments,
      observedSince,
    ],
  );
}

/** What {@link useTrendData} finds. */
export type TrendData = ReturnType<typeof useTrendData>;

function validDate(text: string | undefined): string | undefined {
  return text &&
    /^\d{4}-\d{2}-\d{2}$/.test(text) &&
    !Number.isNaN(Date.parse(text))
    ? text
    : undefined;
}
