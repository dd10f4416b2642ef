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
import { layerAges, layerRows, layerSegments } from '../../layers';
import type { UrlState, Views } from '../../url';
import { ErrorAlert, isNotFound, Section, useText } from '../common';
import { LayerBar } from './LayerBar';
import { LayerTable } from './LayerTable';
import styles from './Layers.module.css';

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
  const segments = useMemo(() => layerSegments(rows), [rows]);
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
    <Section title={title} aria-busy={isStale}>
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
        <LayerBar
          label={t('layers.bar', { tag })}
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
