import { Link } from '@backstage/ui';
import {
  differenceOf,
  formatBytes,
  formatBytesChange,
  type Comparison,
} from '@image-insights/backstage-plugin-image-insights-common';
import { formatPercent } from '../../format';
import { explainChange } from '../../layers';
import { useText } from '../common';
import styles from './EntityImages.module.css';

/** A release as a sentence needs it. */
interface Sized {
  tag: string;
  compressedBytes: number;
}

/**
 * The sentence that answers "did my last release make it worse, and why?".
 * The instructions follow as soon as both images were compared.
 */
export function Headline(props: {
  release: Sized;
  previous?: Sized;
  comparison?: Comparison;
  /** Where the whole comparison is. */
  compareHref: string;
}) {
  const { t, locale } = useText();
  const { release, previous, comparison, compareHref } = props;
  const bytes = (value: number) => formatBytes(value, { locale });

  if (!previous) {
    return (
      <p className={styles.headline}>
        {t('headline.first', {
          tag: release.tag,
          size: bytes(release.compressedBytes),
        })}
      </p>
    );
  }
  const change = differenceOf(
    previous.compressedBytes,
    release.compressedBytes,
  );
  const names = { tag: release.tag, previous: previous.tag };
  if (change.bytes === 0) {
    return <p className={styles.headline}>{t('headline.same', names)}</p>;
  }

  let sentence: string;
  if (change.percent === undefined) {
    sentence = t('headline.grownBy', { ...names, amount: bytes(change.bytes) });
  } else if (change.percent > 1_000) {
    sentence = t('headline.timesLarger', {
      ...names,
      ratio: formatPercent(change.percent, locale),
    });
  } else {
    const ratio = formatPercent(change.percent, locale).replace(
      /^[+\u2212]/,
      '',
    );
    sentence =
      change.bytes > 0
        ? t('headline.larger', { ...names, ratio })
        : t('headline.smaller', { ...names, ratio });
  }
  const reasons = comparison ? explainChange(comparison, 2) : [];
  const named = reasons.filter(
    ({ instruction, isBase }) => isBase || instruction !== undefined,
  );
  const text =
    named.length > 0
      ? t('headline.reasons', {
          sentence,
          reasons: named
            .map(({ instruction, isBase, bytes: added }) => {
              // A number keeps its unit beside it.
              const amount = formatBytesChange(added, { locale }).replace(
                ' ',
                '\u00a0',
              );
              return isBase
                ? t('headline.base', { amount })
                : t('headline.reason', {
                    instruction: instruction ?? '',
                    amount,
                  });
            })
            .join(', '),
        })
      : t('headline.noReasons', { sentence });
  return (
    <p className={styles.headline}>
      <span>{text}</span>{' '}
      <Link href={compareHref} className={styles.seeWhy}>
        {t('headline.seeWhy')}
      </Link>
    </p>
  );
}
