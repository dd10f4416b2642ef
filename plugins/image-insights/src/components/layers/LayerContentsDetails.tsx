import {
  formatBytes,
  type LayerContents,
} from '@image-insights/backstage-plugin-image-insights-common';
import { sentence } from '../../format';
import { hiddenSum } from '../../layers';
import { Path, useText } from '../common';
import styles from './Layers.module.css';

/** What a layer holds: its files, what is hidden, its biggest folders and files. */
export function LayerContentsDetails(props: { contents: LayerContents }) {
  const { t, locale } = useText();
  const { contents } = props;
  const bytes = (value: number) => formatBytes(value, { locale });
  if (!contents.isRead) {
    return (
      <>
        <dt>{t('layers.contents')}</dt>
        <dd>
          {t('layers.notReadReason', {
            reason: sentence(contents.unreadReason ?? t('contents.noReason')),
          })}
        </dd>
      </>
    );
  }
  const parts = (hidden: LayerContents['owns']) =>
    t('layers.hiddenParts', {
      sum: bytes(hiddenSum(hidden)),
      removed: bytes(hidden.removed),
      rewritten: bytes(hidden.rewritten),
      metadata: bytes(hidden.metadata),
    });
  return (
    <>
      <dt>{t('layers.contents')}</dt>
      <dd>
        {t('layers.contentsFiles', {
          count: contents.fileCount,
          size: bytes(contents.fileBytes),
        })}
      </dd>
      {hiddenSum(contents.owns) > 0 && (
        <>
          <dt>{t('layers.owns')}</dt>
          <dd>{parts(contents.owns)}</dd>
        </>
      )}
      {hiddenSum(contents.hides) > 0 && (
        <>
          <dt>{t('layers.hides')}</dt>
          <dd>{parts(contents.hides)}</dd>
        </>
      )}
      {contents.directories.length > 0 && (
        <>
          <dt>{t('layers.directories')}</dt>
          <dd>
            <ul className={styles.entries}>
              {contents.directories.map(entry => (
                <li key={entry.path}>
                  <Path isInImage>{entry.path}</Path> {bytes(entry.bytes)}
                </li>
              ))}
            </ul>
          </dd>
        </>
      )}
      {contents.files.length > 0 && (
        <>
          <dt>{t('layers.files')}</dt>
          <dd>
            <ul className={styles.entries}>
              {contents.files.map(entry => (
                <li key={entry.path}>
                  <Path isInImage>{entry.path}</Path> {bytes(entry.bytes)}
                  {!entry.isLive && <>, {t('layers.hiddenFile')}</>}
                </li>
              ))}
            </ul>
          </dd>
        </>
      )}
    </>
  );
}
