import { Skeleton } from '@backstage/ui';
import {
  formatBytes,
  type OrganisationCost,
} from '@image-insights/backstage-plugin-image-insights-common';
import { formatShare } from '../../format';
import { useText } from '../common';
import { scenarioTitle } from '../cost/costWords';
import { useMoney, type MoneyWriter } from '../cost/useMoney';
import { bestScenario } from './bestScenario';
import styles from './Savings.module.css';

/**
 * The sentence that answers "where is the money?", what would change it most,
 * and what is paid whatever is moved.
 */
export function SavingsAnswer(props: {
  cost: OrganisationCost;
  isNegligible: boolean;
}) {
  const text = useText();
  const { t, locale } = text;
  const { cost, isNegligible } = props;
  const { totals } = cost;
  const money = useMoney(cost.currency);
  return (
    <div className={styles.answer}>
      <h2 className={styles.sentence}>
        <Sentence totals={totals} money={money} />
      </h2>
      <p className={styles.advice}>
        <Advice cost={cost} money={money} />
        {isNegligible && totals.bytesPerMonth > 0 && (
          <> {t('savings.negligible')}</>
        )}
      </p>
      <p className={styles.quiet}>
        {totals.fixedPerMonth > 0 && (
          <>
            {t('savings.fixedApart', {
              amount: money.estimate(totals.fixedPerMonth),
            })}{' '}
          </>
        )}
        {totals.storageBytes > 0 &&
          t('savings.storage', {
            bytes: formatBytes(totals.storageBytes, { locale }),
            amount: money.estimate(totals.storageAmountPerMonth),
          })}
      </p>
    </div>
  );
}

function Sentence(props: {
  totals: OrganisationCost['totals'];
  money: MoneyWriter;
}) {
  const { t, locale } = useText();
  const { totals, money } = props;
  const { services, amountPerMonth, recordedAmountPerMonth } = totals;
  const parts = {
    count: services,
    services: services.toLocaleString(locale),
    bytes: formatBytes(totals.bytesPerMonth, { locale }),
  };
  if (totals.bytesPerMonth === 0) {
    return <>{t('savings.sentenceNone')}</>;
  }
  if (amountPerMonth === 0) {
    return <>{t('savings.sentenceFree', parts)}</>;
  }
  return (
    <>
      {t('savings.sentence', {
        ...parts,
        amount: money.estimate(amountPerMonth),
        recorded: formatShare(recordedAmountPerMonth / amountPerMonth, locale),
      })}
    </>
  );
}

function Advice(props: { cost: OrganisationCost; money: MoneyWriter }) {
  const text = useText();
  const { t, locale } = text;
  const { cost, money } = props;
  const { totals, scenarios } = cost;
  if (totals.amountPerMonth === 0) return null;
  const best = bestScenario(scenarios);
  if (!best) return <>{t('savings.adviceNone')}</>;
  const parts = {
    what: scenarioTitle(best.scenario, text),
    amount: money.estimate(best.scenario.savedAmountPerMonth),
  };
  switch (best.how) {
    case 'first-byte':
      return <>{t('savings.adviceFirstByte', parts)}</>;
    case 'break-even':
      return (
        <>
          {t('savings.adviceBreakEven', {
            ...parts,
            fixed: money.exact(best.addedFixed),
            bytes: formatBytes(best.bytesPerMonth ?? 0, { locale }),
          })}
        </>
      );
    default:
      return <>{t('savings.advice', parts)}</>;
  }
}

/** Holds the answer's place until it is there. */
export function SavingsAnswerSkeleton() {
  return (
    <div className={styles.answer}>
      <Skeleton width="70%" height={28} />
      <Skeleton width="50%" height={20} />
      <Skeleton width="80%" height={20} />
    </div>
  );
}
