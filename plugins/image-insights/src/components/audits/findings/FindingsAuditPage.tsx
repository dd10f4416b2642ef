import { PageFrame } from '../../common';
import { FindingsAudit } from './FindingsAudit';

/** As a page of the app. */
export function FindingsAuditPage() {
  return (
    <PageFrame>
      <FindingsAudit />
    </PageFrame>
  );
}
