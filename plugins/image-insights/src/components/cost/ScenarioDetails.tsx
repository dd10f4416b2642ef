import { Button } from '@backstage/ui';
import {
  formatBytes,
  formatBytesChange,
  networkPathIdSchema,
  type CostScenario,
} from '@image-insights/backstage-plugin-image-insights-common';
import { formatDuration } from '../../format';
import { useText } from '../common';
import { BreakEven } from './BreakEven';
import type { MoneyWriter } from './useMoney';
import styles from './Cost.module.css';

/** What an alternative would change, and how sure that is. */
export function ScenarioDetails(props: {
  scenario: CostScenario;
  /** Of what the alternative is compared with. */
  presentFixedPerMonth: number;
  money: MoneyWriter;
  /** Absent where nothing can be calculated with another path. */
  onUse?: (choice: { path?: string; cache?: string }) => void;
}) {
  const { t, locale } = useText();
  const { scenario, presentFixedPerMonth, money, onUse } = props;
  const bytes = formatBytes(scenario.bytesPerMonth, { locale });
  const choice = choiceOf(scenario);
  return (
    <div className={styles.details}>
      <p className={styles.text}>
        {scenario.savedBytesPerMonth === 0
          ? t('cost.scenarioSame', { bytes })
          : t('cost.scenarioBytes', {
              bytes,
              change: formatBytesChange(-scenario.savedBytesPerMonth, {
                locale,
              }),
            })}{' '}
        {scenario.savedSecondsPerNode > 0 &&
          t('cost.scenarioTime', {
            seconds: formatDuration(scenario.savedSecondsPerNode, locale),
          })}{' '}
        {scenario.storageAmountPerMonth !== undefined &&
          scenario.savedStorageAmountPerMonth !== undefined &&
          scenario.savedStorageAmountPerMonth !== 0 &&
          t('cost.scenarioStorage', {
            amount: money.estimate(scenario.storageAmountPerMonth),
            change: money.change(-scenario.savedStorageAmountPerMonth),
          })}
      </p>
      {scenario.fixedPerMonth !== presentFixedPerMonth && (
        <p className={styles.text}>
          {t('cost.scenarioFixed', {
            amount: money.exact(scenario.fixedPerMonth),
            today: money.exact(presentFixedPerMonth),
          })}
        </p>
      )}
      <BreakEven breakEven={scenario.breakEven} />
      <p className={styles.quiet}>
        {t(`cost.confidence_${scenario.confidence}`)}
      </p>
      {choice && onUse && (
        <Button size="small" variant="secondary" onPress={() => onUse(choice)}>
          {choice.path ? t('cost.usePath') : t('cost.useCache')}
        </Button>
      )}
    </div>
  );
}

/** What to choose, to calculate everything so; not all can be chosen. */
function choiceOf({
  kind,
  subject,
}: CostScenario): { path?: string; cache?: string } | undefined {
  if (kind === 'keep-images') return { cache: 'warm' };
  const path = networkPathIdSchema.safeParse(subject);
  return kind === 'path' && path.success ? { path: path.data } : undefined;
}
