import { Link } from '@backstage/ui';
import {
  NEGLIGIBLE_USD_PER_MONTH,
  formatBytes,
  type CostEstimate,
  type CostNote,
  type DeploymentBasis,
} from '@image-insights/backstage-plugin-image-insights-common';
import { docs } from '../../docs';
import { formatDuration } from '../../format';
import { useText } from '../common';
import { PriceMarks } from './PriceMarks';
import type { MoneyWriter } from './useMoney';
import styles from './Cost.module.css';

/** What is said at the top of the figures, and how sure it is. */
export function CostSentence(props: {
  estimate: CostEstimate;
  /** Of the release that the sentence names; of the newest, the estimate itself. */
  ofRelease: CostEstimate;
  releases: readonly string[];
  imageCount: number;
  basis: DeploymentBasis;
  /** From where the number of deployments is, choices included. */
  perMonthSource: DeploymentBasis['source'];
  /** Without choices; absent where there are none. */
  today?: CostEstimate;
  /** The newest release, where the sentence names an older one. */
  newest?: string;
  money: MoneyWriter;
}) {
  const { t, locale } = useText();
  const { estimate, ofRelease, releases, imageCount, basis } = props;
  const { perMonthSource, today, newest, money } = props;
  const { notes } = estimate;
  const { amount, bytes, deploymentsPerMonth } = estimate;
  const size = (value: number) => formatBytes(value, { locale });
  const what =
    releases.length === 1
      ? releases[0]
      : t('cost.newestOf', { count: imageCount });
  const last = {
    what,
    bytes: size(ofRelease.bytes.lastDeployment),
    amount: money.estimate(ofRelease.amount.lastDeployment),
  };
  const isTypical =
    Math.abs(ofRelease.bytes.lastDeployment - bytes.perDeployment) <=
    0.01 * bytes.perDeployment;
  const source = t(`cost.source_${perMonthSource}`);
  const rounded = Math.round(deploymentsPerMonth * 10) / 10;
  const range = {
    low: money.estimate(amount.lowPerMonth),
    high: money.estimate(amount.highPerMonth),
  };
  const change = today ? amount.perMonth - today.amount.perMonth : 0;
  return (
    <div className={styles.answer}>
      <p className={styles.sentence}>
        {basis.source === 'recorded' && !today
          ? t('cost.lastMoved', last)
          : t('cost.lastMoves', last)}{' '}
        {!isTypical &&
          t('cost.typical', {
            bytes: size(bytes.perDeployment),
            amount: money.estimate(amount.perDeployment),
          })}{' '}
        {deploymentsPerMonth === 0
          ? t('cost.monthNone', { source })
          : t('cost.month', {
              amount: money.estimate(amount.perMonth),
              deployments: t('cost.deployments', {
                count: rounded,
                amount: rounded.toLocaleString(locale),
              }),
              source,
            })}{' '}
        <PriceMarks notes={notes} />
      </p>
      {newest !== undefined && (
        <p className={styles.text}>{t('cost.newestOnly', { newest })}</p>
      )}
      {today && (
        <p className={styles.text}>
          {change === 0
            ? t('cost.withChoicesSame')
            : t('cost.withChoices', {
                amount: money.estimate(today.amount.perMonth),
                change: money.change(change),
              })}
        </p>
      )}
      {range.low !== range.high && (
        <p className={styles.text}>{t('cost.range', range)}</p>
      )}
      <Gain estimate={estimate} money={money} />
      <Basis basis={basis} perMonthSource={perMonthSource} />
    </div>
  );
}

/** Where there is no money in it: what a smaller image is worth instead. */
function Gain(props: { estimate: CostEstimate; money: MoneyWriter }) {
  const { t, locale } = useText();
  const { estimate, money } = props;
  const { notes } = estimate;
  const has = (wanted: CostNote['code']) =>
    notes.some(({ code }) => code === wanted);
  const seconds = formatDuration(estimate.time.secondsPerNode, locale);
  if (has('free-path')) {
    return (
      <p className={styles.text}>
        {t('cost.freePath', {
          seconds,
          size: formatBytes(estimate.bytes.perPull, { locale }),
        })}{' '}
        {estimate.storage &&
          t('cost.freePathStorage', {
            amount: money.estimate(estimate.storage.amountPerMonth),
          })}
      </p>
    );
  }
  return has('negligible') ? (
    <p className={styles.text}>
      {t('cost.negligible', {
        seconds,
        limit: money.whole(NEGLIGIBLE_USD_PER_MONTH * estimate.currency.perUsd),
      })}
    </p>
  ) : null;
}

/** Deployments that nobody recorded are a guess; how to record them. */
function Basis(props: {
  basis: DeploymentBasis;
  perMonthSource: DeploymentBasis['source'];
}) {
  const { t, locale } = useText();
  const { basis, perMonthSource } = props;
  if (perMonthSource !== 'inferred' && perMonthSource !== 'default') {
    return null;
  }
  return (
    <p className={styles.text}>
      {perMonthSource === 'inferred'
        ? t('cost.inferred')
        : t('cost.assumed', {
            amount: basis.perMonth.toLocaleString(locale, {
              maximumFractionDigits: 1,
            }),
          })}{' '}
      {perMonthSource === 'inferred' &&
        basis.confidence === 'low' &&
        `${t('cost.inferredLow')} `}
      <Link href={docs.deployments} target="_blank">
        {t('cost.recordThem')}
      </Link>
    </p>
  );
}
