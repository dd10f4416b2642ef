import { Fragment } from 'react';
import { Link } from '@backstage/ui';
import {
  differenceOf,
  formatBytes,
  formatBytesChange,
  type Comparison,
} from '@image-insights/backstage-plugin-image-insights-common';
import { formatPercent } from '../../format';
import { explainChange, type ChangeReason } from '../../layers';
import { useText } from '../common';
import styles from './EntityImages.module.css';

/** More reasons make no sentence. */
const mostReasons = 3;

/** What is less of a release, in percent, makes it neither larger nor smaller. */
const leastPercent = 0.1;

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
        <strong>
          {t('headline.first', {
            tag: release.tag,
            size: bytes(release.compressedBytes),
          })}
        </strong>
      </p>
    );
  }
  const change = differenceOf(
    previous.compressedBytes,
    release.compressedBytes,
  );
  const names = { tag: release.tag, previous: previous.tag };
  if (change.bytes === 0) {
    return (
      <p className={styles.headline}>
        <strong>{t('headline.same', names)}</strong>
      </p>
    );
  }

  let sentence: string;
  if (change.percent === undefined) {
    sentence = t('headline.grownBy', { ...names, amount: bytes(change.bytes) });
  } else if (Math.abs(change.percent) < leastPercent) {
    sentence = t('service.nearlySame', names);
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
  const named = comparison
    ? explainChange(comparison, mostReasons).filter(
        ({ instruction, isBase }) => isBase || instruction !== undefined,
      )
    : [];
  return (
    <p className={styles.headline}>
      {named.length > 0
        ? t('headline.reasons', {
            sentence: <strong>{sentence}</strong>,
            reasons: (
              <>
                {named.map((reason, index) => (
                  <Fragment key={index}>
                    {index > 0 && ', '}
                    <Reason reason={reason} />
                  </Fragment>
                ))}
              </>
            ),
          })
        : t('headline.noReasons', {
            sentence: <strong>{sentence}</strong>,
          })}{' '}
      <Link href={compareHref} className={styles.seeWhy}>
        {t('headline.seeWhy')}
      </Link>
    </p>
  );
}

/** An instruction in its own letters, so that `COPY . .` is read as one. */
function Reason(props: { reason: ChangeReason }) {
  const { t, locale } = useText();
  const { instruction, isBase, bytes } = props.reason;
  // A number keeps its unit beside it.
  const amount = formatBytesChange(bytes, { locale }).replace(' ', '\u00a0');
  return (
    <>
      {isBase
        ? t('headline.base', { amount })
        : t('headline.reason', {
            instruction: <code>{instruction}</code>,
            amount,
          })}
    </>
  );
}
