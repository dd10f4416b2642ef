import { useText } from '../../common';

/** To be drawn. */
export function BaseImagesAudit() {
  const { t } = useText();
  return <h2>{t('page.baseImages')}</h2>;
}
