import { useText } from '../../common';

/** To be drawn. */
export function AuditReport() {
  const { t } = useText();
  return <h2>{t('page.report')}</h2>;
}
