import { useScanPlace } from '../../url';
import { ScanHealth } from './ScanHealth';
import { ScanRun } from './ScanRun';

/** Scan health, and below it the page of each scan. */
export function Scans() {
  const { id, overviewHref } = useScanPlace();
  return id === undefined ? (
    <ScanHealth href={overviewHref} />
  ) : (
    <ScanRun key={id} id={id} overviewHref={overviewHref} />
  );
}
