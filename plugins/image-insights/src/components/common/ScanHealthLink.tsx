import { useRouteRef } from '@backstage/core-plugin-api';
import { Link } from '@backstage/ui';
import { rootRouteRef } from '../../routes';
import { useText } from './useText';

/** Where the scans are; undefined in an old app that shows only our tab. */
function useScanHealth(): string | undefined {
  // The old frontend system throws where a page is not mounted, as its last
  // step: the order of hooks is the same either way.
  try {
    return `${useRouteRef(rootRouteRef)()}/scans`;
  } catch {
    return undefined;
  }
}

/** Leads to the scans and their failures, in apps that have that page. */
export function ScanHealthLink() {
  const { t } = useText();
  const href = useScanHealth();
  return href === undefined ? null : <Link href={href}>{t('page.scans')}</Link>;
}
