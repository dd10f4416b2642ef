import { PageFrame } from '../../common';
import { BudgetsAudit } from './BudgetsAudit';

/** As a page of the app. */
export function BudgetsAuditPage() {
  return (
    <PageFrame>
      <BudgetsAudit />
    </PageFrame>
  );
}
