import { useEffect, useRef } from 'react';
import type {
  History,
  HistoryPoint,
  Image,
} from '@image-insights/backstage-plugin-image-insights-common';
import type { Data } from '../../data';
import type { UrlState, Views } from '../../url';
import { TrendSection } from '../charts';
import { ContentsSection } from '../contents';
import { LayersSection } from '../layers';
import { SelectedRelease } from './SelectedRelease';
import styles from './EntityImages.module.css';

/** How a repository's releases grew, and what is in one of them. */
export function TrendView(props: {
  repository: string;
  tag: string;
  history: Data<History>;
  limitBytes?: number;
  selected?: HistoryPoint;
  previous?: { tag: string; compressedBytes: number };
  data: Data<Image>;
  /** The image of the selected release, once it is there. */
  image?: Image;
  url: UrlState;
  views: Views;
}) {
  const { repository, tag, history, limitBytes, selected, previous } = props;
  const { data, image, url, views } = props;
  const trend = useRef<HTMLDivElement>(null);
  const layers = useRef<HTMLDivElement>(null);
  const contents = useRef<HTMLDivElement>(null);
  const wanted = url.get('show');
  const isThere = image !== undefined;
  useEffect(() => {
    if (!isThere) return;
    const places = { trend, layers, contents };
    for (const [name, place] of Object.entries(places)) {
      if (name === wanted) place.current?.scrollIntoView?.({ block: 'start' });
    }
  }, [wanted, isThere]);
  return (
    <>
      {!history.error && (
        <div ref={trend} className={styles.anchor}>
          <TrendSection
            history={history.value}
            limitBytes={limitBytes}
            selectedDigest={selected?.digest}
            isStale={history.isStale}
            url={url}
          />
        </div>
      )}
      {selected && (
        <SelectedRelease
          repository={repository}
          release={selected}
          image={image}
          previous={previous}
          deployments={history.value?.deployments}
          compareHref={views.href('compare')}
        />
      )}
      <div ref={layers} className={styles.anchor}>
        <LayersSection tag={tag} data={data} url={url} views={views} />
      </div>
      {image && (
        <div ref={contents} className={styles.anchor}>
          <ContentsSection tag={tag} image={image} views={views} />
        </div>
      )}
    </>
  );
}
