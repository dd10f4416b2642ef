import {
  formatBytes,
  type ContentsSummary,
} from '@image-insights/backstage-plugin-image-insights-common';
import { byteColumn, formatShare } from '../../format';
import { DataTable, useText } from '../common';
import tableStyles from '../common/table.module.css';
import styles from './Contents.module.css';

/**
 * Visible bytes by what they are for: a bar for the eye, a table that says the
 * same in words and adds up.
 */
export function SpaceBar(props: { contents: ContentsSummary }) {
  const { t, locale } = useText();
  const { space, liveBytes } = props.contents;
  const format = byteColumn([liveBytes], locale);
  const shareOf = (bytes: number) => (liveBytes > 0 ? bytes / liveBytes : 0);
  const parts = space.filter(({ bytes }) => bytes > 0);
  return (
    <>
      <div className={styles.bar} aria-hidden>
        {parts.map(({ kind, bytes }) => (
          <span
            key={kind}
            className={`${styles.part} ${styles[kind]}`}
            style={{ flexGrow: bytes }}
            title={`${t(`contents.space_${kind}`)}, ${formatBytes(bytes, {
              locale,
            })}`}
          />
        ))}
      </div>
      <DataTable label={t('contents.spaceTable')}>
        <thead>
          <tr>
            <th scope="col">{t('contents.kind')}</th>
            <th scope="col" className={tableStyles.number}>
              {t('contents.bytes')}
            </th>
            <th scope="col" className={tableStyles.number}>
              {t('contents.share')}
            </th>
          </tr>
        </thead>
        <tbody>
          {parts.map(({ kind, bytes }) => (
            <tr key={kind}>
              <th scope="row">
                <span className={styles.kind}>
                  <span
                    className={`${styles.swatch} ${styles[kind]}`}
                    aria-hidden
                  />
                  {t(`contents.space_${kind}`)}
                </span>
              </th>
              <td className={tableStyles.number}>{format(bytes)}</td>
              <td className={tableStyles.number}>
                {formatShare(shareOf(bytes), locale)}
              </td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr className={tableStyles.sum}>
            <th scope="row">{t('contents.sum')}</th>
            <td className={tableStyles.number}>{format(liveBytes)}</td>
            <td />
          </tr>
        </tfoot>
      </DataTable>
    </>
  );
}
