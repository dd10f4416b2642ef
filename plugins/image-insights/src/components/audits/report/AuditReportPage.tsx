import { PageFrame } from '../../common';
import { AuditReport } from './AuditReport';

/** As a page of the app. */
export function AuditReportPage() {
  return (
    <PageFrame>
      <AuditReport />
    </PageFrame>
  );
}
