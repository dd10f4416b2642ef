import { ReactNode } from 'react';
import {
  differenceOf,
  formatBytes,
  type BaseImage,
  type Budget,
} from '@image-insights/backstage-plugin-image-insights-common';
import { formatPercent } from '../../format';
import { Bytes, Delta, useText } from '../common';
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
}

function Figure(props: {
  label: string;
  main: ReactNode;
  children: ReactNode;
}) {
  return (
    <div className={styles.figure}>
      <dt>{props.label}</dt>
      <dd className={styles.main}>{props.main}</dd>
      {props.children}
    </div>
  );
}

/** The five figures of a release, each with what it is compared with. */
export function KeyFigures(props: {
  release: FiguresRelease;
  previous?: { tag: string; compressedBytes: number };
  budget?: Budget;
}) {
  const { t, locale } = useText();
  const { release, previous, budget } = props;
  const bytes = (value: number) => formatBytes(value, { locale });
  const { base, baseBytes, ownBytes } = release;
  const over = budget ? release.compressedBytes - budget.limitBytes : 0;

  let baseLayers: string = t('figures.layersUnknown');
  if (base?.known) {
    baseLayers = t('figures.layersBase', {
      base: String(base.layerCount),
      own: String(release.layerCount - base.layerCount),
    });
  }
  return (
    <dl className={styles.figures}>
      <Figure
        label={t('figures.pull')}
        main={<Bytes bytes={release.compressedBytes} />}
      >
        <dd>
          {release.uncompressedBytes === undefined
            ? t('figures.onDiskUnknown')
            : t('figures.onDisk', { size: bytes(release.uncompressedBytes) })}
        </dd>
      </Figure>
      {previous ? (
        <Figure
          label={t('figures.change')}
          main={
            <Delta
              withRatio={false}
              change={differenceOf(
                previous.compressedBytes,
                release.compressedBytes,
              )}
            />
          }
        >
          <dd>
            <Ratio
              from={previous.compressedBytes}
              to={release.compressedBytes}
            />{' '}
            {t('figures.since', { tag: previous.tag })}
          </dd>
        </Figure>
      ) : (
        <Figure label={t('figures.change')} main={t('common.unknown')}>
          <dd>{t('figures.sinceNothing')}</dd>
        </Figure>
      )}
      <Figure label={t('figures.layers')} main={release.layerCount}>
        <dd>{baseLayers}</dd>
      </Figure>
      {baseBytes === undefined || ownBytes === undefined ? (
        <Figure label={t('figures.parts')} main={t('common.unknown')}>
          <dd>
            {t('figures.partsUnknown', {
              reason: base && !base.known ? base.reason : t('layers.noReason'),
            })}
          </dd>
        </Figure>
      ) : (
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
          {base?.known && (
            <dd>
              {t('figures.method', {
                method: t(`figures.method_${base.method}`),
                confidence: t(`figures.confidence_${base.confidence}`),
              })}
            </dd>
          )}
        </Figure>
      )}
      {budget ? (
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
          <dd>{t(`budget.${budget.source}`)}</dd>
        </Figure>
      ) : (
        <Figure label={t('budget.label')} main={t('budget.none')}>
          <dd>
            {t('budget.noneHint', {
              annotation: 'image-insights.io/size-budget',
            })}
          </dd>
        </Figure>
      )}
    </dl>
  );
}

function Ratio(props: { from: number; to: number }) {
  const { locale } = useText();
  const { percent } = differenceOf(props.from, props.to);
  return percent === undefined || percent === 0 ? null : (
    <>{formatPercent(percent, locale)}</>
  );
}
