import { useState } from 'react';
import {
  Accordion,
  AccordionPanel,
  AccordionTrigger,
  Button,
  Link,
  Skeleton,
} from '@backstage/ui';
import {
  formatBytes,
  type History,
} from '@image-insights/backstage-plugin-image-insights-common';
import { useEntityHistory } from '../../data';
import { formatDate } from '../../format';
import type { UrlState } from '../../url';
import { DataTable, Spark, useText } from '../common';
import tableStyles from '../common/table.module.css';

/** More tags than this are asked for one by one, in the picker above. */
const mostTags = 8;

/**
 * Tags that move from image to image, such as latest, each with a small chart
 * of where it pointed. Read only once somebody wants to see them.
 */
export function MovingTags(props: {
  entityRef: string;
  repository: string;
  platform?: string;
  tags: readonly string[];
  version: string;
  url: UrlState;
}) {
  const { t } = useText();
  const { tags } = props;
  const [isOpen, setOpen] = useState(false);
  if (tags.length === 0) return null;
  const shown = tags.slice(0, mostTags);
  return (
    <Accordion isExpanded={isOpen} onExpandedChange={setOpen}>
      <AccordionTrigger
        title={t('service.movingTags')}
        subtitle={shown.join(', ')}
      />
      <AccordionPanel>
        {isOpen && (
          <DataTable label={t('service.movingTags')}>
            <thead>
              <tr>
                <th scope="col">{t('tags.tag')}</th>
                <th scope="col">{t('service.movingSize')}</th>
                <th scope="col" className={tableStyles.number}>
                  {t('trend.columnSize')}
                </th>
                <th scope="col">{t('service.movingNow')}</th>
                <th scope="col">{t('service.movingSince')}</th>
                <th scope="col" className={tableStyles.number}>
                  {t('service.movingMoves')}
                </th>
              </tr>
            </thead>
            <tbody>
              {shown.map(tag => (
                <MovingTag key={tag} {...props} tag={tag} />
              ))}
            </tbody>
          </DataTable>
        )}
      </AccordionPanel>
    </Accordion>
  );
}

function MovingTag(props: {
  entityRef: string;
  repository: string;
  platform?: string;
  tag: string;
  version: string;
  url: UrlState;
}) {
  const { t } = useText();
  const { entityRef, repository, platform, tag, version, url } = props;
  const { value, error, retry } = useEntityHistory({
    entityRef,
    repository,
    platform,
    tag,
    version,
  });
  return (
    <tr>
      <th scope="row">
        <Link href={url.href({ tag, release: undefined })}>{tag}</Link>
      </th>
      {error && (
        <td colSpan={5}>
          {error.message}{' '}
          <Button size="small" variant="secondary" onPress={retry}>
            {t('common.tryAgain')}
          </Button>
        </td>
      )}
      {!error && !value && (
        <td colSpan={5}>
          <Skeleton width="100%" height={24} />
        </td>
      )}
      {!error && value && <Intervals history={value} />}
    </tr>
  );
}

function Intervals(props: { history: History }) {
  const { t, locale } = useText();
  const { points } = props.history;
  const last = points[points.length - 1];
  if (!last) {
    return <td colSpan={5}>{t('service.movingNone')}</td>;
  }
  const release = last.tags.find(tag => tag !== last.tag);
  return (
    <>
      <td>
        <Spark points={points} />
      </td>
      <td className={tableStyles.number}>
        {formatBytes(last.compressedBytes, { locale })}
      </td>
      <td>
        {last.until
          ? t('service.movingGone', { when: formatDate(last.until, locale) })
          : release ?? last.digest.replace(/^([^:]+:.{12}).*$/, '$1…')}
      </td>
      <td>{formatDate(last.at, locale)}</td>
      <td className={tableStyles.number}>
        {(points.length - 1).toLocaleString(locale)}
      </td>
    </>
  );
}
