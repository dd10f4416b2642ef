import { PageFrame } from '../../common';
import { LayersAudit } from './LayersAudit';

/** As a page of the app. */
export function LayersAuditPage() {
  return (
    <PageFrame>
      <LayersAudit />
    </PageFrame>
  );
}
