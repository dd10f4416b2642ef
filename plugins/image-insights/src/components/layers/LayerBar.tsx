import { KeyboardEvent, useRef } from 'react';
import {
  formatBytes,
  type ContentsSummary,
} from '@image-insights/backstage-plugin-image-insights-common';
import { wasteOf, type LayerSegment } from '../../layers';
import { formatShare } from '../../format';
import { useText } from '../common';
import { kindClass } from './kinds';
import styles from './Layers.module.css';

const steps: Record<string, number> = { ArrowLeft: -1, ArrowRight: 1 };

/**
 * The layers of an image side by side, the bottom one first, as wide as their
 * share. Left and right move along the bar, Enter opens the layer's row.
 */
export function LayerBar(props: {
  label: string;
  segments: readonly LayerSegment[];
  layerCount: number;
  /** Whether pieces are as wide as layers are on disk, not to pull. */
  isOnDisk?: boolean;
  contents?: ContentsSummary;
  opened?: string;
  onOpen: (digest: string) => void;
}) {
  const { t, locale } = useText();
  const { label, segments, layerCount, isOnDisk, contents, opened } = props;
  const { onOpen } = props;
  const list = useRef<HTMLOListElement>(null);

  function move(event: KeyboardEvent, index: number) {
    const step = steps[event.key];
    const buttons = list.current?.querySelectorAll('button');
    const next = step === undefined ? undefined : buttons?.[index + step];
    if (next) {
      event.preventDefault();
      next.focus();
    }
  }
  const percent = (share: number) => formatShare(share, locale);
  const wastes = segments.map(segment => wasteOfSegment(segment, contents));
  const size = (segment: LayerSegment) =>
    formatBytes(segment.bytes, { locale });

  function nameOf(segment: LayerSegment, wastedBytes: number): string {
    const [first] = segment.rows;
    const name =
      segment.rows.length > 1
        ? t('layers.smallSegment', {
            layers: String(segment.rows.length),
            size: size(segment),
            share: percent(segment.share),
          })
        : t('layers.barSegment', {
            number: String(first.number),
            layers: String(layerCount),
            kind: t(`layers.kind_${first.layer.kind}`),
            size: size(segment),
            share: percent(segment.share),
          });
    return wastedBytes > 0
      ? t('layers.barSegmentWaste', {
          name,
          waste: formatBytes(wastedBytes, { locale }),
        })
      : name;
  }
  function labelOf(segment: LayerSegment): string {
    const letter = t(`layers.letter_${segment.rows[0].layer.kind}`);
    if (segment.share >= 0.1) return `${letter} ${size(segment)}`;
    return segment.share >= 0.03 ? letter : '';
  }

  return (
    <>
      <ol className={styles.bar} aria-label={label} ref={list}>
        {segments.map((segment, index) => {
          const [first] = segment.rows;
          const waste = wastes[index];
          const name = nameOf(segment, waste.bytes);
          return (
            <li
              key={first.number}
              style={{ flexBasis: 0, flexGrow: segment.bytes }}
            >
              <button
                type="button"
                className={`${styles.segment} ${kindClass(first.layer.kind)}`}
                aria-label={name}
                aria-pressed={segment.rows.some(
                  row => row.layer.digest === opened,
                )}
                title={name}
                onClick={() => onOpen(first.layer.digest)}
                onKeyDown={event => move(event, index)}
              >
                {waste.share > 0 && (
                  <span
                    className={styles.waste}
                    style={{ width: `${waste.share * 100}%` }}
                    aria-hidden
                  />
                )}
              </button>
            </li>
          );
        })}
      </ol>
      <div className={styles.labels} aria-hidden>
        {segments.map(segment => (
          <span
            key={segment.rows[0].number}
            style={{ flexBasis: 0, flexGrow: segment.bytes }}
          >
            {labelOf(segment)}
          </span>
        ))}
      </div>
      {wastes.some(({ bytes }) => bytes > 0) && (
        <p className={styles.note}>
          <span
            className={`${styles.swatch} ${styles.wasteMark}`}
            aria-hidden
          />{' '}
          {isOnDisk ? t('service.wasteOnDisk') : t('layers.wasteLegend')}
        </p>
      )}
    </>
  );
}

/** What of a piece is waste: of its bytes, and as a share of its width. */
function wasteOfSegment(
  segment: LayerSegment,
  contents: ContentsSummary | undefined,
): { bytes: number; share: number } {
  let bytes = 0;
  let striped = 0;
  let whole = 0;
  for (const { layer } of segment.rows) {
    const waste = wasteOf(contents?.layers[layer.index]);
    bytes += waste?.bytes ?? 0;
    striped += (waste?.share ?? 0) * layer.compressedBytes;
    whole += layer.compressedBytes;
  }
  return { bytes, share: whole > 0 ? striped / whole : 0 };
}
