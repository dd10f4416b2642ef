import { Suspense } from 'react';
import { Link, Skeleton } from '@backstage/ui';
import {
  formatBytesChange,
  type Image,
} from '@image-insights/backstage-plugin-image-insights-common';
import type { Data } from '../../data';
import { formatShare } from '../../format';
import type { Views } from '../../url';
import { bestFixes, bestFixTexts, mostBestFixes } from '../../verdict';
import { useText } from '../common';
import { LazyFindingTitle } from '../rules/lazy';
import tableStyles from '../common/table.module.css';
import styles from './EntityImages.module.css';

/**
 * What to do about a release, in a line: the finding that saves most of a
 * pull, and what the first three save together.
 */
export function BestFixLine(props: {
  data: Data<Image>;
  /** The release's image, as soon as it is there. */
  image?: Image;
  views: Views;
}) {
  const { data, image, views } = props;
  const isLoading = !image && !data.error;
  return (
    <div className={styles.fix} aria-busy={isLoading}>
      {isLoading && <Skeleton width="70%" height={20} />}
      {image?.judgement && (
        <Suspense fallback={<Skeleton width="70%" height={20} />}>
          <span>
            <Fix image={image} views={views} />
          </span>
        </Suspense>
      )}
    </div>
  );
}

function Fix(props: { image: Image; views: Views }) {
  const { t, locale } = useText();
  const { image, views } = props;
  const findings = image.judgement?.findings ?? [];
  if (findings.length === 0) {
    return <>{t('findings.allGood')}</>;
  }
  const best = bestFixes({
    findings,
    most: mostBestFixes,
    compressedBytes: image.compressedBytes,
  });
  const [first] = best?.findings ?? [];
  if (!best || !first?.gain) {
    return (
      <Link href={views.href('findings')} className={styles.inline}>
        {t('findings.noneSaves', { count: findings.length })}
      </Link>
    );
  }
  const saved = (bytes: number, isEstimate: boolean) => {
    const change = formatBytesChange(-bytes, { locale });
    return (
      <span className={tableStyles.unbroken}>
        {isEstimate ? t('findings.estimate', { gain: change }) : change}
      </span>
    );
  };
  return (
    <>
      {t('portfolio.bestFix', {
        fix: (
          <Link
            className={styles.inline}
            href={views.href('findings', { finding: first.id })}
          >
            <LazyFindingTitle finding={first} />
          </Link>
        ),
        gain: saved(first.gain.compressedBytes, first.gain.isEstimate),
      })}
      {/* The view of findings begins with it. */}
      {best.findings.length > 1 && views.view !== 'findings' && (
        <>
          {'. '}
          {t(bestFixTexts[best.findings.length - 1] ?? 'findings.bestThree', {
            gain: saved(best.bytes, best.isEstimate),
            share: formatShare(best.share, locale),
          })}
        </>
      )}
    </>
  );
}
