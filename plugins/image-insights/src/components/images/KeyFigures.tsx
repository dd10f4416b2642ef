import { Link } from '@backstage/ui';
import {
  differenceOf,
  formatBytes,
  type BaseImage,
  type Budget,
  type CostSummary,
  type Image,
  type ScoreSummary,
} from '@image-insights/backstage-plugin-image-insights-common';
import type { Views } from '../../url';
import { Bytes, Delta, InEnglish, useText, When } from '../common';
import { CostFigure } from './CostFigure';
import { Figure } from './Figure';
import { ScoreFigure } from './ScoreFigure';
import { WastedFigure } from './WastedFigure';
import styles from './EntityImages.module.css';

/** What the figures are about: a release, with what is known of its image. */
export interface FiguresRelease {
  tag: string;
  compressedBytes: number;
  uncompressedBytes?: number;
  baseBytes?: number;
  ownBytes?: number;
  layerCount: number;
  base?: BaseImage;
  score?: ScoreSummary;
  wastedBytes?: number;
}

/** The figures of a release, each with what it is compared with. */
export function KeyFigures(props: {
  release: FiguresRelease;
  previous?: {
    tag: string;
    compressedBytes: number;
    score?: ScoreSummary;
    wastedBytes?: number;
  };
  budget?: Budget;
  /** Of the whole service. */
  cost?: CostSummary;
  imageCount: number;
  /** The release's image, as soon as it is there. */
  image?: Image;
  views: Views;
}) {
  const { t, locale } = useText();
  const { release, previous, budget, cost, imageCount, image, views } = props;
  const bytes = (value: number) => formatBytes(value, { locale });
  return (
    <dl className={styles.figures}>
      <Figure
        label={t('figures.pull')}
        main={<Bytes bytes={release.compressedBytes} />}
      >
        <dd>
          {previous ? (
            <>
              <Delta
                change={differenceOf(
                  previous.compressedBytes,
                  release.compressedBytes,
                )}
              />{' '}
              {t('figures.since', { tag: previous.tag })}
            </>
          ) : (
            t('figures.sinceNothing')
          )}
        </dd>
        <dd>
          {release.uncompressedBytes === undefined
            ? t('figures.onDiskUnknown')
            : t('figures.onDisk', { size: bytes(release.uncompressedBytes) })}
        </dd>
        {previous && (
          <dd>
            <Link href={views.href('compare')}>{t('service.whatChanged')}</Link>
          </dd>
        )}
      </Figure>
      <ScoreFigure
        tag={release.tag}
        score={release.score}
        previous={previous}
        judgement={image?.judgement}
        views={views}
      />
      <CostFigure cost={cost} imageCount={imageCount} views={views} />
      <WastedFigure
        wastedBytes={release.wastedBytes}
        previous={previous}
        image={image}
        views={views}
      />
      <Parts release={release} views={views} />
      <BudgetFigure release={release} budget={budget} views={views} />
    </dl>
  );
}

function Parts(props: { release: FiguresRelease; views: Views }) {
  const { t } = useText();
  const { views } = props;
  const more = (
    <dd>
      <Link href={views.href('trend', { show: 'layers' })}>
        {t('service.whichLayers')}
      </Link>
    </dd>
  );
  const { base, baseBytes, ownBytes, layerCount } = props.release;
  const layers = base?.known
    ? t('figures.layersBase', {
        base: String(base.layerCount),
        own: String(layerCount - base.layerCount),
      })
    : t('figures.layersCount', { count: layerCount });
  if (baseBytes === undefined || ownBytes === undefined) {
    return (
      <Figure label={t('figures.parts')} main={t('common.unknown')}>
        <dd>
          {t('figures.partsUnknown', {
            reason:
              base && !base.known ? (
                <InEnglish>{base.reason}</InEnglish>
              ) : (
                t('layers.noReason')
              ),
          })}
        </dd>
        <dd>{layers}</dd>
        {more}
      </Figure>
    );
  }
  return (
    <Figure
      label={t('figures.parts')}
      main={
        <>
          <Bytes bytes={baseBytes} /> + <Bytes bytes={ownBytes} />
        </>
      }
    >
      <dd>
        {base?.known && base.name
          ? t('figures.base', { name: base.name })
          : t('figures.baseUnnamed')}{' '}
        + {t('figures.own')}
      </dd>
      <dd>{layers}</dd>
      {base?.known && (
        <dd>
          {t('figures.method', {
            method: t(`figures.method_${base.method}`),
            confidence: t(`figures.confidence_${base.confidence}`),
          })}
        </dd>
      )}
      {more}
    </Figure>
  );
}

function BudgetFigure(props: {
  release: FiguresRelease;
  budget?: Budget;
  views: Views;
}) {
  const { t, locale } = useText();
  const { release, budget, views } = props;
  const bytes = (value: number) => formatBytes(value, { locale });
  if (!budget) {
    return (
      <Figure label={t('budget.label')} main={t('budget.none')}>
        <dd>
          {t('budget.noneHint', {
            annotation: 'image-insights.io/size-budget',
          })}
        </dd>
      </Figure>
    );
  }
  const over = release.compressedBytes - budget.limitBytes;
  return (
    <Figure
      label={t('budget.title', { limit: bytes(budget.limitBytes) })}
      main={
        <span className={over > 0 ? styles.over : undefined}>
          {over > 0
            ? t('common.over', { amount: bytes(over) })
            : t('common.under', { amount: bytes(-over) })}
        </span>
      }
    >
      {over > 0 && budget.since && (
        <dd>
          {t('figures.since', { tag: budget.since.tag })},{' '}
          <When time={budget.since.at} />
        </dd>
      )}
      <dd>{t(`budget.${budget.source}`)}</dd>
      <dd>
        <Link href={views.href('trend', { show: 'trend' })}>
          {t('service.budgetTrend')}
        </Link>
      </dd>
    </Figure>
  );
}
