import { useId, useState } from 'react';
import { Button } from '@backstage/ui';
import { DownloadList, Section, Snippet, useText } from '../../common';
import type { serviceFilters } from '../common';
import { BudgetlessServices } from './BudgetlessServices';
import { budgetAnnotationLines, budgetConfigLines } from './budgetLines';
import auditStyles from '../common/Audits.module.css';
import styles from './Budgets.module.css';

/** How many services have no budget, how to set one, and which they are. */
export function WithoutBudget(props: {
  count: number;
  filters: ReturnType<typeof serviceFilters>;
  /** True where how to set one is what the page has to say. */
  isOpen: boolean;
}) {
  const { t, locale } = useText();
  const { count, filters } = props;
  const [isOpen, setOpen] = useState(props.isOpen);
  const id = useId();
  return (
    <Section
      title={t('budgets.without', {
        count,
        amount: count.toLocaleString(locale),
      })}
      controls={
        <>
          <DownloadList
            list="leaderboard"
            name="budgets-none"
            query={{ ...filters, budget: 'none', orderBy: 'compressedBytes' }}
            rows={count}
          />
          <Button
            size="small"
            variant="secondary"
            aria-expanded={isOpen}
            aria-controls={id}
            onPress={() => setOpen(!isOpen)}
          >
            {t(isOpen ? 'budgets.hide' : 'budgets.howAndWhich')}
          </Button>
        </>
      }
    >
      <div id={id}>
        {isOpen && (
          <div className={styles.stack}>
            <p className={auditStyles.text}>{t('budgets.setOne')}</p>
            <Snippet text={budgetAnnotationLines} />
            <p className={auditStyles.text}>{t('budgets.setAll')}</p>
            <Snippet text={budgetConfigLines} />
            <BudgetlessServices filters={filters} />
          </div>
        )}
      </div>
    </Section>
  );
}
