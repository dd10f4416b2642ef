import { useEffect, useRef } from 'react';
import { Accordion, AccordionPanel, AccordionTrigger } from '@backstage/ui';
import {
  formatBytes,
  type Finding,
  type Layer,
  type Rule,
} from '@image-insights/backstage-plugin-image-insights-common';
import type { Views } from '../../url';
import { useText } from '../common';
import { FindingTitle } from '../rules';
import { FindingDetails } from './FindingDetails';
import { gainText } from './gainText';
import { SeverityLabel } from './SeverityLabel';
import styles from './Findings.module.css';

/** One finding in a line that opens. */
export function FindingItem(props: {
  finding: Finding;
  rule?: Rule;
  layers: readonly Layer[];
  views: Views;
  isOpen: boolean;
  /** True where the address names it: it is scrolled to. */
  isWanted?: boolean;
  onToggle: (isOpen: boolean) => void;
}) {
  const text = useText();
  const { t, locale } = text;
  const { finding, rule, layers, views, isOpen, isWanted, onToggle } = props;
  const { gain } = finding;
  const gainWords = gainText(finding, rule, text);
  const overlaps = gain && gain.distinctCompressedBytes < gain.compressedBytes;
  const ref = useRef<HTMLDivElement>(null);
  const scrolls = useRef(isWanted);
  useEffect(() => {
    // Only what the address asked for at first; not what is opened here.
    if (scrolls.current && ref.current) {
      ref.current.scrollIntoView?.({ block: 'start' });
      scrolls.current = false;
    }
  }, []);

  const layerNumbers = [
    ...new Set(
      finding.places.flatMap(({ layer }) =>
        layer === undefined ? [] : [layer + 1],
      ),
    ),
  ].sort((a, b) => a - b);
  return (
    <Accordion
      ref={ref}
      className={styles.item}
      isExpanded={isOpen}
      onExpandedChange={onToggle}
    >
      <AccordionTrigger level={5}>
        <span className={gainWords ? styles.row : styles.plain}>
          {gainWords && <span className={styles.gain}>{gainWords}</span>}{' '}
          <span className={styles.title}>
            <FindingTitle finding={finding} />
          </span>{' '}
          <span className={styles.meta}>
            <SeverityLabel severity={finding.severity} />
            <span>{t(`findings.family_${finding.family}`)}</span>
            {layerNumbers.length > 0 && (
              <span>
                {t('findings.layer', { number: layerNumbers.join(', ') })}
              </span>
            )}
            {finding.placeCount > 1 && (
              <span>{t('findings.places', { count: finding.placeCount })}</span>
            )}
            {overlaps && (
              <span>
                {t('service.overlaps', {
                  added: formatBytes(gain.distinctCompressedBytes, { locale }),
                })}
              </span>
            )}
            {!finding.isScored && <span>{t('findings.advice')}</span>}
          </span>
        </span>
      </AccordionTrigger>
      <AccordionPanel>
        {isOpen && (
          <FindingDetails
            finding={finding}
            rule={rule}
            layers={layers}
            views={views}
          />
        )}
      </AccordionPanel>
    </Accordion>
  );
}
