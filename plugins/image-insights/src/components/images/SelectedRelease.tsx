import { ButtonLink } from '@backstage/ui';
import {
  formatBytes,
  type HistoryPoint,
  type Image,
} from '@image-insights/backstage-plugin-image-insights-common';
import { CopyButton, Digest, useText, When } from '../common';
import styles from './EntityImages.module.css';

/** The selected release in one line, whatever the pointer is over. */
export function SelectedRelease(props: {
  repository: string;
  release: HistoryPoint;
  image?: Image;
  /** The release to compare with, and where that is done. */
  previous?: { tag: string };
  compareHref: string;
}) {
  const { t, locale } = useText();
  const { repository, release, image, previous, compareHref } = props;
  const bytes = (value: number) => formatBytes(value, { locale });
  const disk = release.uncompressedBytes ?? image?.uncompressedBytes;
  const others = release.tags.filter(tag => tag !== release.tag);
  return (
    <div
      className={styles.selected}
      role="group"
      aria-label={t('selected.heading')}
    >
      <strong>{release.tag}</strong>
      <Digest digest={release.digest} />
      <span>
        {t(`selected.${release.dateSource}`, {
          when: <When time={release.at} />,
        })}
      </span>
      {release.revision && (
        <span>
          {t('selected.commit', {
            revision: <Revision revision={release.revision} />,
          })}
        </span>
      )}
      {others.length > 0 && (
        <span>{t('selected.tags', { tags: others.join(', ') })}</span>
      )}
      <span>
        {disk === undefined
          ? t('selected.sizePull', { pull: bytes(release.compressedBytes) })
          : t('selected.size', {
              pull: bytes(release.compressedBytes),
              disk: bytes(disk),
            })}
      </span>
      {release.baseBytes !== undefined && release.ownBytes !== undefined && (
        <span>
          {t('selected.parts', {
            base: bytes(release.baseBytes),
            own: bytes(release.ownBytes),
          })}
        </span>
      )}
      {image && image.builder.name !== 'unknown' && (
        <span>
          {t('selected.builder', {
            builder: [image.builder.name, image.builder.version]
              .filter(Boolean)
              .join(' '),
          })}
        </span>
      )}
      {image?.base.known && (
        <span>
          {t('selected.base', {
            name: image.base.name ?? t('figures.baseUnnamed'),
            method: t(`figures.method_${image.base.method}`),
            confidence: t(`figures.confidence_${image.base.confidence}`),
          })}
        </span>
      )}
      {image?.provenance && (
        <span>
          {image.provenance.hasDockerfile
            ? t('selected.provenanceDockerfile')
            : t('selected.provenance')}
        </span>
      )}
      {previous && (
        <ButtonLink href={compareHref} size="small" variant="secondary">
          {t('compare.with', { tag: previous.tag })}
        </ButtonLink>
      )}
      <CopyButton
        label={t('selected.copyPull')}
        text={`docker pull ${repository}@${release.digest}`}
      />
    </div>
  );
}

function Revision(props: { revision: string }) {
  const { revision } = props;
  const short = /^[0-9a-f]{12,}$/i.test(revision)
    ? revision.slice(0, 7)
    : revision;
  return (
    <code className={styles.mono} title={revision}>
      {short}
    </code>
  );
}
