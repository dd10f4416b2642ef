import { memo, useDeferredValue, useEffect, useMemo, useRef } from 'react';
import { Skeleton } from '@backstage/ui';
import type {
  Comparison,
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

const LaterLayers = memo(LayersSection);
const LaterContents = memo(ContentsSection);
const SteadyRelease = memo(SelectedRelease);

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
  /** Of that release with the one before. */
  comparison?: Comparison;
  url: UrlState;
  views: Views;
}) {
  const { repository, tag, history, limitBytes, selected, previous } = props;
  const { data, image, url, views } = props;
  // Layers and contents keep the address in their links. They follow when the
  // chart has answered.
  const later = {
    url: useDeferredValue(url),
    views: useDeferredValue(views),
    data: useSameData(data),
  };
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
      {!selected && !history.value && !history.error && (
        <div className={styles.selected} aria-busy>
          <Skeleton width="100%" height={72} />
        </div>
      )}
      {selected && (
        <SteadyRelease
          repository={repository}
          release={selected}
          image={image}
          previous={previous}
          deployments={history.value?.deployments}
          compareHref={views.href('compare')}
        />
      )}
      <div ref={layers} className={styles.anchor}>
        <LaterLayers tag={tag} comparison={props.comparison} {...later} />
      </div>
      {image && (
        <div ref={contents} className={styles.anchor}>
          <LaterContents tag={tag} image={image} views={later.views} />
        </div>
      )}
    </>
  );
}

/** The same object as long as it says the same. */
function useSameData<T>(data: Data<T>): Data<T> {
  const { value, error, isLoading, isStale, isSlow, retry } = data;
  return useMemo(
    () => ({ value, error, isLoading, isStale, isSlow, retry }),
    [value, error, isLoading, isStale, isSlow, retry],
  );
}
