import { Link } from '@backstage/ui';
import { useOrganisationLink } from '../../links';
import { useText } from './useText';

/** Leads to the scans and their failures, in apps that have that page. */
export function ScanHealthLink() {
  const { t } = useText();
  const href = useOrganisationLink()('scans');
  return href === undefined ? null : <Link href={href}>{t('page.scans')}</Link>;
}
