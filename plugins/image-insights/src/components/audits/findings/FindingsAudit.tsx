import { useText } from '../../common';

/** To be drawn. */
export function FindingsAudit() {
  const { t } = useText();
  return <h2>{t('page.findings')}</h2>;
}
