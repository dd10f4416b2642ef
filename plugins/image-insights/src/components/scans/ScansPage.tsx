import { PageFrame } from '../common';
import { Scans } from './Scans';

/** Scan health as a page of the app; the app draws the header around it. */
export function ScansPage() {
  return (
    <PageFrame>
      <Scans />
    </PageFrame>
  );
}
