import { KeyboardEvent, useRef } from 'react';
import { formatBytes } from '@image-insights/backstage-plugin-image-insights-common';
import type { LayerSegment } from '../../layers';
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
  opened?: string;
  onOpen: (digest: string) => void;
}) {
  const { t, locale } = useText();
  const { label, segments, layerCount, opened, onOpen } = props;
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
  const percent = (share: number) =>
    share.toLocaleString(locale, {
      style: 'percent',
      maximumFractionDigits: share < 0.1 ? 1 : 0,
    });
  const size = (segment: LayerSegment) =>
    formatBytes(segment.bytes, { locale });

  function nameOf(segment: LayerSegment): string {
    const [first] = segment.rows;
    return segment.rows.length > 1
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
          const name = nameOf(segment);
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
              />
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
    </>
  );
}
