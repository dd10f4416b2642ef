import { useMemo } from 'react';
import {
  Accordion,
  AccordionPanel,
  AccordionTrigger,
  Alert,
  Skeleton,
} from '@backstage/ui';
import type {
  Comparison,
  Image,
} from '@image-insights/backstage-plugin-image-insights-common';
import type { Data } from '../../data';
import {
  layerAges,
  layerRows,
  layerSegments,
  type LayerRow,
} from '../../layers';
import { oneOf, type UrlState, type Views } from '../../url';
import { Choice, ErrorAlert, isNotFound, Section, useText } from '../common';
import { LayerBar } from './LayerBar';
import { LayerTable } from './LayerTable';
import styles from './Layers.module.css';

/** Bytes of each layer on disk; undefined unless those of all are known. */
function diskBytes(
  image: Image | undefined,
): ((row: LayerRow) => number) | undefined {
  if (!image) return undefined;
  const sizes = image.layers.map(
    ({ index, uncompressedBytes }) =>
      image.contents?.layers[index]?.uncompressedBytes ?? uncompressedBytes,
  );
  return sizes.every(size => size !== undefined)
    ? ({ layer }) => sizes[layer.index] ?? 0
    : undefined;
}

/** What is in one image: its layers as a bar and as a table. */
export function LayersSection(props: {
  tag: string;
  data: Data<Image>;
  /** With the release before, once it is there. */
  comparison?: Comparison;
  url: UrlState;
  views: Views;
}) {
  const { t } = useText();
  const { tag, data, comparison, url, views } = props;
  const { value: image, error, retry, isStale } = data;
  const rows = useMemo(() => (image ? layerRows(image) : []), [image]);
  const onDisk = useMemo(() => diskBytes(image), [image]);
  const size = oneOf(['compressed', 'uncompressed'] as const, url.get('size'));
  const isOnDisk = size.value === 'uncompressed' && onDisk !== undefined;
  const segments = useMemo(
    () => layerSegments(rows, isOnDisk ? onDisk : undefined),
    [rows, isOnDisk, onDisk],
  );
  const ages = useMemo(
    () => layerAges(comparison, image?.digest ?? ''),
    [comparison, image],
  );
  const opened = url.get('layer');
  const title = t('layers.heading', { tag });
  const toggle = (digest: string) =>
    url.set(
      { layer: digest === opened ? undefined : digest },
      { replace: true },
    );

  if (error || !image) {
    return (
      <Section title={title} aria-busy={!error}>
        {error && isNotFound(error) && (
          <Alert
            status="info"
            icon
            role="status"
            title={t('states.imageGone')}
          />
        )}
        {error && !isNotFound(error) && (
          <ErrorAlert error={error} onRetry={retry} />
        )}
        {!error && <Skeleton width="100%" height={240} />}
      </Section>
    );
  }
  return (
    <Section
      title={title}
      aria-busy={isStale}
      controls={
        onDisk && (
          <Choice
            label={t('service.barShows')}
            value={size.value}
            options={[
              { id: 'compressed', label: t('layers.size') },
              { id: 'uncompressed', label: t('layers.onDisk') },
            ]}
            onChange={value =>
              url.set(
                { size: value === 'compressed' ? undefined : value },
                { replace: true },
              )
            }
          />
        )
      }
    >
      <div className={isStale ? styles.stale : undefined}>
        {image.historyState !== 'exact' && (
          <p className={styles.note} role="note">
            {t(
              image.historyState === 'missing'
                ? 'layers.historyMissing'
                : 'layers.historyRepaired',
              { reason: image.historyReason ?? t('layers.noReason') },
            )}
          </p>
        )}
        {size.unknown && (
          <p className={styles.note} role="status">
            {t('service.unknown_size', {
              value: size.unknown,
              shown: size.value,
            })}
          </p>
        )}
        <LayerBar
          label={
            isOnDisk
              ? t('service.barOnDisk', { tag })
              : t('layers.bar', { tag })
          }
          isOnDisk={isOnDisk}
          segments={segments}
          layerCount={rows.length}
          contents={image.contents}
          opened={opened}
          onOpen={toggle}
        />
        <LayerTable
          label={title}
          image={image}
          rows={rows}
          opened={opened}
          ages={ages}
          views={views}
          onToggle={toggle}
        />
        {image.metadataSteps.length > 0 && (
          <Accordion className={styles.after}>
            <AccordionTrigger title={t('layers.metadata')} />
            <AccordionPanel>
              <ol className={styles.steps}>
                {image.metadataSteps.map((step, index) => (
                  <li key={index}>{step.instruction.text}</li>
                ))}
              </ol>
            </AccordionPanel>
          </Accordion>
        )}
      </div>
    </Section>
  );
}
