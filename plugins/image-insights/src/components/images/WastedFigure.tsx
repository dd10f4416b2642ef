import type { ReactNode } from 'react';
import { Link } from '@backstage/ui';
import {
  differenceOf,
  formatBytes,
  type Image,
} from '@image-insights/backstage-plugin-image-insights-common';
import type { Views } from '../../url';
import { Bytes, Delta, InEnglish, useText } from '../common';
import { Figure } from './Figure';

/** Bytes of lower layers that upper ones hide: on disk, and of a pull. */
export function WastedFigure(props: {
  wastedBytes?: number;
  previous?: { tag: string; wastedBytes?: number };
  image?: Image;
  views: Views;
}) {
  const { t, locale } = useText();
  const { wastedBytes, previous, image, views } = props;
  if (wastedBytes === undefined) {
    const state = image?.contentsState;
    let reason: ReactNode = t('layers.notRead');
    if (state?.state === 'waiting') {
      reason = t('contents.waitingTitle');
    } else if (state?.reason) {
      reason = t('layers.notReadReason', {
        reason: <InEnglish>{state.reason}</InEnglish>,
      });
    }
    return (
      <Figure label={t('figures.wasted')} main={t('common.unknown')}>
        <dd>{reason}</dd>
      </Figure>
    );
  }
  const { contents } = image ?? {};
  return (
    <Figure label={t('figures.wasted')} main={<Bytes bytes={wastedBytes} />}>
      <dd>
        {t('figures.wastedOnDisk')}
        {contents && contents.wastedCompressedBytes > 0 && (
          <>
            {', '}
            {t('figures.wastedPull', {
              size: formatBytes(contents.wastedCompressedBytes, { locale }),
            })}
          </>
        )}
      </dd>
      {contents && !contents.isComplete && (
        <dd>{t('figures.wastedIncomplete')}</dd>
      )}
      {previous?.wastedBytes !== undefined && (
        <dd>
          <Delta
            withRatio={false}
            change={differenceOf(previous.wastedBytes, wastedBytes)}
          />{' '}
          {t('figures.since', { tag: previous.tag })}
        </dd>
      )}
      {wastedBytes > 0 && (
        <dd>
          <Link href={views.href('trend', { show: 'contents' })}>
            {t('figures.wastedHow')}
          </Link>
        </dd>
      )}
    </Figure>
  );
}
