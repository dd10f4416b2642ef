import { PageFrame } from '../../common';
import { BaseImagesAudit } from './BaseImagesAudit';

/** As a page of the app. */
export function BaseImagesAuditPage() {
  return (
    <PageFrame>
      <BaseImagesAudit />
    </PageFrame>
  );
}
