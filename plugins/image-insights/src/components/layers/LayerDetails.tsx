import { Link } from '@backstage/ui';
import {
  formatBytes,
  type Finding,
  type Layer,
  type LayerContents,
} from '@image-insights/backstage-plugin-image-insights-common';
import { exactBytes, formatInstant } from '../../format';
import type { Views } from '../../url';
import { Digest, useText } from '../common';
import { LayerContentsDetails } from './LayerContentsDetails';
import styles from './Layers.module.css';

/** Everything that is known of one layer. */
export function LayerDetails(props: {
  layer: Layer;
  number: number;
  contents?: LayerContents;
  findings: readonly Finding[];
  views: Views;
}) {
  const { t, locale } = useText();
  const { layer, number, contents, findings, views } = props;
  const disk = contents?.uncompressedBytes ?? layer.uncompressedBytes;
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
        {disk === undefined
          ? t('layers.exactPull', {
              pull: exactBytes(layer.compressedBytes, locale),
            })
          : t('layers.exactValue', {
              pull: exactBytes(layer.compressedBytes, locale),
              disk: formatBytes(disk, { locale }),
            })}
      </dd>
      {contents && <LayerContentsDetails contents={contents} />}
      {findings.length > 0 && (
        <>
          <dt>{t('layers.findings')}</dt>
          <dd>
            <ul className={styles.entries}>
              {findings.map(({ id, title }) => (
                <li key={id}>
                  <Link href={views.href('findings', { finding: id })}>
                    {title}
                  </Link>
                </li>
              ))}
            </ul>
          </dd>
        </>
      )}
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
