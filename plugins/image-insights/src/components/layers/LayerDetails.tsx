import {
  formatBytes,
  type Layer,
} from '@image-insights/backstage-plugin-image-insights-common';
import { exactBytes, formatInstant } from '../../format';
import { Digest, useText } from '../common';
import styles from './Layers.module.css';

/** Everything that is known of one layer. */
export function LayerDetails(props: { layer: Layer; number: number }) {
  const { t, locale } = useText();
  const { layer, number } = props;
  return (
    <dl
      className={styles.details}
      aria-label={t('layers.details', { number: String(number) })}
    >
      <dt>{t('layers.text')}</dt>
      <dd>
        <pre>{layer.instruction?.text ?? t('layers.noInstruction')}</pre>
      </dd>
      <dt>{t('layers.digest')}</dt>
      <dd>
        <Digest digest={layer.digest} />
      </dd>
      {layer.diffId && (
        <>
          <dt>{t('layers.diffId')}</dt>
          <dd>
            <Digest digest={layer.diffId} />
          </dd>
        </>
      )}
      <dt>{t('layers.exact')}</dt>
      <dd>
        {layer.uncompressedBytes === undefined
          ? t('layers.exactPull', {
              pull: exactBytes(layer.compressedBytes, locale),
            })
          : t('layers.exactValue', {
              pull: exactBytes(layer.compressedBytes, locale),
              disk: formatBytes(layer.uncompressedBytes, { locale }),
            })}
      </dd>
      <dt>{t('layers.mediaType')}</dt>
      <dd>{layer.mediaType}</dd>
      {layer.createdAt && (
        <>
          <dt>{t('layers.created')}</dt>
          <dd>
            <time dateTime={layer.createdAt}>
              {formatInstant(layer.createdAt)}
            </time>
          </dd>
        </>
      )}
    </dl>
  );
}
