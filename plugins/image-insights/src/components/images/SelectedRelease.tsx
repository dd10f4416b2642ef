import { ButtonLink, Link } from '@backstage/ui';
import {
  differenceOf,
  formatBytes,
  type HistoryDeployment,
  type HistoryPoint,
  type Image,
} from '@image-insights/backstage-plugin-image-insights-common';
import { CopyButton, Delta, Digest, useText, When } from '../common';
import { ScoreText } from '../score';
import { commitLink } from './commitLink';
import styles from './EntityImages.module.css';

const mostTags = 6;

/** The selected release in a few lines, whatever the pointer is over. */
export function SelectedRelease(props: {
  repository: string;
  release: HistoryPoint;
  image?: Image;
  /** The release to compare with, and where that is done. */
  previous?: { tag: string; compressedBytes: number };
  deployments?: readonly HistoryDeployment[];
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
            revision: (
              <Revision
                revision={release.revision}
                sourceUrl={image?.sourceUrl}
              />
            ),
          })}
        </span>
      )}
      {others.length > 0 && (
        <span title={others.join(', ')}>
          {t('selected.tags', {
            tags: [
              ...others.slice(0, mostTags),
              ...(others.length > mostTags ? ['…'] : []),
            ].join(', '),
          })}
        </span>
      )}
      <span>
        {disk === undefined
          ? t('selected.sizePull', { pull: bytes(release.compressedBytes) })
          : t('selected.size', {
              pull: bytes(release.compressedBytes),
              disk: bytes(disk),
            })}
      </span>
      {previous && (
        <span>
          <Delta
            change={differenceOf(
              previous.compressedBytes,
              release.compressedBytes,
            )}
          />{' '}
          {t('figures.since', { tag: previous.tag })}
        </span>
      )}
      {release.baseBytes !== undefined && release.ownBytes !== undefined && (
        <span>
          {t('selected.parts', {
            base: bytes(release.baseBytes),
            own: bytes(release.ownBytes),
          })}
        </span>
      )}
      {release.score && (
        <span>
          {t('service.tipScore', {
            score: <ScoreText score={release.score} />,
          })}
        </span>
      )}
      <Deployed deployments={props.deployments} release={release} />
      {!release.mainline && <span>{t('trend.maintenance')}</span>}
      {release.movedFrom && (
        <span>
          {t('service.movedFrom')} <Digest digest={release.movedFrom} />
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
      <span className={styles.selectedActions}>
        {previous && (
          <ButtonLink href={compareHref} size="small" variant="secondary">
            {t('compare.with', { tag: previous.tag })}
          </ButtonLink>
        )}
        <CopyButton
          label={t('selected.copyPull')}
          text={`docker pull ${repository}@${release.digest}`}
        />
      </span>
    </div>
  );
}

/** To which environments it was deployed, when last, and with how many instances. */
function Deployed(props: {
  deployments?: readonly HistoryDeployment[];
  release: HistoryPoint;
}) {
  const { t } = useText();
  const { deployments = [], release } = props;
  const newest = new Map<string, HistoryDeployment>();
  for (const deployment of deployments) {
    if (deployment.digest === release.digest) {
      newest.set(deployment.environment ?? '', deployment);
    }
  }
  if (newest.size === 0) return null;
  return (
    <span>
      {t('service.deployedTo')}{' '}
      {[...newest.values()].map(({ id, environment, at, instances }, index) => (
        <span key={id}>
          {index > 0 && ', '}
          {environment ?? t('service.deployedSomewhere')} <When time={at} />
          {instances !== undefined &&
            ` ${t('service.instances', { count: instances })}`}
        </span>
      ))}
    </span>
  );
}

function Revision(props: { revision: string; sourceUrl?: string }) {
  const { revision, sourceUrl } = props;
  const short = /^[0-9a-f]{12,}$/i.test(revision)
    ? revision.slice(0, 7)
    : revision;
  const href = commitLink(sourceUrl, revision);
  const code = (
    <code className={styles.mono} title={revision}>
      {short}
    </code>
  );
  return href ? <Link href={href}>{code}</Link> : code;
}
