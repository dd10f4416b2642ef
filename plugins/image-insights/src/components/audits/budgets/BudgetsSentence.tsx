import type { Leaderboard } from '@image-insights/backstage-plugin-image-insights-common';
import { formatDate } from '../../../format';
import { useText } from '../../common';
import auditStyles from '../common/Audits.module.css';

/** The sentence that answers "are budgets kept?", and what is about to change. */
export function BudgetsSentence(props: {
  budgets: NonNullable<Leaderboard['totals']['budgets']>;
}) {
  const { t, locale } = useText();
  const { over, near, set, none, since } = props.budgets;
  const amount = (value: number) => value.toLocaleString(locale);
  const counts = { count: over, over: amount(over), set: amount(set) };

  function answer() {
    if (set === 0) return t('budgets.sentenceUnset');
    if (over === 0) {
      return t('budgets.sentenceKept', { count: set, set: amount(set) });
    }
    return since === undefined
      ? t('budgets.sentence', counts)
      : t('budgets.sentenceSince', {
          ...counts,
          date: formatDate(since, locale),
        });
  }
  return (
    <>
      <h2 className={auditStyles.sentence}>{answer()}</h2>
      <p className={auditStyles.text}>
        {near > 0 &&
          t('budgets.sentenceNear', { count: near, amount: amount(near) })}{' '}
        {none > 0 &&
          t('budgets.sentenceNone', { count: none, amount: amount(none) })}
      </p>
    </>
  );
}
