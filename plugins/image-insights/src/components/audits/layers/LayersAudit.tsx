import { useText } from '../../common';

/** To be drawn. */
export function LayersAudit() {
  const { t } = useText();
  return <h2>{t('page.layers')}</h2>;
}
