import {
  formatBytes,
  type ContentsSummary,
} from '@image-insights/backstage-plugin-image-insights-common';
import { sentence } from '../../format';
import { useText } from '../common';
import styles from './Contents.module.css';

/** Which operating system is in the image, and how many of its packages. */
export function SystemFacts(props: { contents: ContentsSummary }) {
  const { t, locale } = useText();
  const { operatingSystem, packages, packagesIncomplete } = props.contents;
  return (
    <ul className={styles.facts}>
      <li>
        {operatingSystem === undefined
          ? t('contents.systemUnknown')
          : t('contents.system', { system: operatingSystem })}
      </li>
      {packages.map(({ manager, count, installedBytes }) => (
        <li key={manager}>
          {t('contents.packages', {
            count,
            manager,
            size: formatBytes(installedBytes, { locale }),
          })}
        </li>
      ))}
      {packages.length === 0 && <li>{t('contents.packagesNone')}</li>}
      {packagesIncomplete !== undefined && (
        <li>
          {t('contents.packagesIncomplete', {
            reason: sentence(packagesIncomplete),
          })}
        </li>
      )}
    </ul>
  );
}
