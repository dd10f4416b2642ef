import { useText } from '../../common';

/** To be drawn. */
export function BudgetsAudit() {
  const { t } = useText();
  return <h2>{t('page.budgets')}</h2>;
}
