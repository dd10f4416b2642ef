import type { ReactNode } from 'react';
import {
  formatBytes,
  type CostEstimate,
} from '@image-insights/backstage-plugin-image-insights-common';
import { formatBitRate, formatDuration } from '../../format';
import { useText } from '../common';
import { PriceMarks } from './PriceMarks';
import type { MoneyWriter } from './useMoney';
import { usePriceTexts } from './usePriceTexts';
import styles from './Cost.module.css';

/** The figures behind the sentence: money, bytes, time, storage, fixed costs. */
export function CostFacts(props: {
  estimate: CostEstimate;
  /** Bytes per second of a node; absent where nodes differ. */
  bandwidth?: number;
  money: MoneyWriter;
}) {
  const { t, locale } = useText();
  const texts = usePriceTexts();
  const { estimate, bandwidth, money } = props;
  const { notes, amount, bytes, time, storage, fixedPerMonth } = estimate;
  const size = (value: number) => formatBytes(value, { locale });
  const duration = (seconds: number) => formatDuration(seconds, locale);
  const fixed = estimate.paths.flatMap(path => path.fixed);
  return (
    <dl className={styles.facts} aria-label={t('cost.facts')}>
      <Fact
        label={t('cost.factDeployment')}
        main={money.estimate(amount.perDeployment)}
      >
        <dd>
          {t('cost.factDeploymentMoves', {
            bytes: size(bytes.perDeployment),
            pulls: bytes.pulls.toLocaleString(locale, {
              maximumFractionDigits: 1,
            }),
            pull: size(bytes.perPull),
          })}
        </dd>
      </Fact>
      <Fact label={t('cost.factMonth')} main={money.estimate(amount.perMonth)}>
        <dd>
          {t('cost.factMonthMoves', { bytes: size(bytes.perMonth) })}{' '}
          <PriceMarks notes={notes} />
        </dd>
      </Fact>
      <Fact label={t('cost.factTime')} main={duration(time.secondsPerNode)}>
        {bandwidth !== undefined && (
          <dd>
            {t('cost.factTimeNode', { rate: formatBitRate(bandwidth, locale) })}
          </dd>
        )}
        {time.secondsPerRollout !== time.secondsPerNode && (
          <dd>
            {t('cost.factTimeRollout', {
              seconds: duration(time.secondsPerRollout),
            })}
          </dd>
        )}
        {time.secondsCold !== time.secondsPerNode && (
          <dd>
            {t('cost.factTimeCold', { seconds: duration(time.secondsCold) })}
          </dd>
        )}
      </Fact>
      <Fact
        label={t('cost.factStorage')}
        main={
          storage ? money.estimate(storage.amountPerMonth) : t('common.unknown')
        }
      >
        <dd>
          {storage
            ? t('cost.factStorageBytes', { bytes: size(storage.bytes) })
            : t('cost.factStorageUnknown')}
        </dd>
      </Fact>
      <Fact label={t('cost.factFixed')} main={money.exact(fixedPerMonth)}>
        <dd>
          {fixedPerMonth === 0
            ? t('cost.factFixedNone')
            : t('cost.factFixedText')}
        </dd>
        {fixed.map(item => (
          <dd key={`${item.price} ${item.title}`}>
            {t('cost.fixedItem', {
              amountOf: item.count.toLocaleString(locale),
              title: texts.title({ id: item.price, title: item.title }),
              amount: money.exact(item.amount),
            })}
          </dd>
        ))}
      </Fact>
    </dl>
  );
}

function Fact(props: { label: string; main: ReactNode; children: ReactNode }) {
  return (
    <div className={styles.fact}>
      <dt>{props.label}</dt>
      <dd className={styles.main}>{props.main}</dd>
      {props.children}
    </div>
  );
}
