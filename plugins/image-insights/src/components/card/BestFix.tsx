import { Suspense } from 'react';
import { Skeleton } from '@backstage/ui';
import { formatBytesChange } from '@image-insights/backstage-plugin-image-insights-common';
import { useImage } from '../../data';
import { bestFixes } from '../../verdict';
import { useText } from '../common';
import { LazyFindingTitle } from '../rules/lazy';
import tableStyles from '../common/table.module.css';
import styles from './Card.module.css';
import { TabLink } from './TabLink';

/** The finding that saves most of a pull; leads to what to do about it. */
export function BestFix(props: {
  digest: string;
  /** Address of the tab; undefined where it is switched off. */
  tab: string | undefined;
  /** How many there are; undefined until the image was judged. */
  count: number | undefined;
}) {
  const { t, locale } = useText();
  const { digest, tab, count } = props;
  const image = useImage(count ? digest : undefined);
  if (count === undefined) {
    return <span className={styles.quiet}>{t('portfolio.fixUnknown')}</span>;
  }
  if (count === 0) {
    return <>{t('findings.allGood')}</>;
  }
  if (!image.value && !image.error) {
    return <Skeleton width="70%" height={20} />;
  }
  const judgement = image.value?.judgement;
  const best =
    judgement &&
    bestFixes({
      findings: judgement.findings,
      most: 1,
      compressedBytes: image.value?.compressedBytes ?? 0,
    });
  const [finding] = best?.findings ?? [];
  if (!best || !finding) {
    return (
      <TabLink tab={tab} view="/findings">
        {t('portfolio.findings', { count })}
      </TabLink>
    );
  }
  const change = formatBytesChange(-best.bytes, { locale });
  return (
    <Suspense fallback={<Skeleton width="70%" height={20} />}>
      <span>
        {t('portfolio.bestFix', {
          fix: (
            <TabLink
              tab={tab}
              className={styles.inline}
              view={`/findings?${new URLSearchParams({ finding: finding.id })}`}
            >
              <LazyFindingTitle finding={finding} />
            </TabLink>
          ),
          gain: (
            <span className={tableStyles.unbroken}>
              {best.isEstimate
                ? t('findings.estimate', { gain: change })
                : change}
            </span>
          ),
        })}
      </span>
    </Suspense>
  );
}
