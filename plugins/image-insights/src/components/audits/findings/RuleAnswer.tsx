import {
  formatBytes,
  type RuleAudit,
} from '@image-insights/backstage-plugin-image-insights-common';
import { useText } from '../../common';
import { useMoney } from '../../cost/useMoney';
import { RuleText } from '../../rules';
import styles from '../common/Audits.module.css';

/** Which change helps most, and what all of them come to. */
export function RuleAnswer(props: {
  audit: Pick<RuleAudit, 'items' | 'totals' | 'currency'>;
  /** Whether the first row is the one with most to gain. */
  isByGain: boolean;
}) {
  const { t, locale } = useText();
  const { audit, isByGain } = props;
  const { items, totals, currency } = audit;
  const money = useMoney(currency);
  const bytes = (value: number, isEstimate: boolean) => {
    const gain = formatBytes(value, { locale });
    return isEstimate ? t('findings.estimate', { gain }) : gain;
  };
  const services = (count: number) =>
    t('audits.findings.services', {
      count,
      amount: count.toLocaleString(locale),
    });
  const all =
    totals.gainCompressedBytes > 0
      ? t('audits.findings.all', {
          gain: bytes(
            totals.gainCompressedBytes,
            items.some(({ isEstimate }) => isEstimate),
          ),
          services: services(totals.services),
        })
      : t('audits.findings.noGain', {
          findings: totals.findings.toLocaleString(locale),
          services: services(totals.services),
        });
  const best = isByGain ? items.at(0) : undefined;
  if (!best || best.gainCompressedBytes === 0) {
    return <h2 className={styles.sentence}>{all}</h2>;
  }
  const parts = {
    title: <RuleText rule={best.rule} field="title" sent={best.title} />,
    gain: bytes(best.gainCompressedBytes, best.isEstimate),
    services: services(best.services),
  };
  return (
    <>
      <h2 className={styles.sentence}>
        {best.amountPerMonth === undefined
          ? t('audits.findings.best', parts)
          : t('audits.findings.bestMoney', {
              ...parts,
              amount: money.estimate(best.amountPerMonth),
            })}
      </h2>
      <p className={styles.text}>{all}</p>
    </>
  );
}
