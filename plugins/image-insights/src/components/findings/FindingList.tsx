import { useState } from 'react';
import type {
  Finding,
  Layer,
  Rule,
  RuleFamily,
} from '@image-insights/backstage-plugin-image-insights-common';
import type { UrlState, Views } from '../../url';
import { useText } from '../common';
import { FindingItem } from './FindingItem';
import styles from './Findings.module.css';

/** With more rows than this, families stand as headings above them. */
const mostWithoutHeadings = 15;

/**
 * Findings, the largest gain first; several can be open. The one that was
 * opened last is in the address.
 */
export function FindingList(props: {
  findings: readonly Finding[];
  rules: ReadonlyMap<string, Rule>;
  layers: readonly Layer[];
  url: UrlState;
  views: Views;
}) {
  const { t } = useText();
  const { findings, rules, layers, url, views } = props;
  const wanted = url.get('finding');
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set());
  const isGrouped = findings.length > mostWithoutHeadings;

  function toggle(id: string, isOpen: boolean) {
    const next = new Set(opened);
    if (wanted) next.add(wanted);
    if (isOpen) next.add(id);
    else next.delete(id);
    setOpened(next);
    if (isOpen || wanted === id) {
      url.set({ finding: isOpen ? id : undefined }, { replace: true });
    }
  }
  const item = (finding: Finding) => (
    <FindingItem
      key={finding.id}
      finding={finding}
      rule={rules.get(finding.rule)}
      layers={layers}
      views={views}
      isOpen={finding.id === wanted || opened.has(finding.id)}
      isWanted={finding.id === wanted}
      level={isGrouped ? 5 : 4}
      onToggle={isOpen => toggle(finding.id, isOpen)}
    />
  );
  if (!isGrouped) {
    return <div className={styles.list}>{findings.map(item)}</div>;
  }
  const families = new Map<RuleFamily, Finding[]>();
  for (const finding of findings) {
    const known = families.get(finding.family);
    if (known) known.push(finding);
    else families.set(finding.family, [finding]);
  }
  return (
    <div className={styles.list}>
      {[...families].map(([family, members]) => (
        <div key={family}>
          <h4 className={styles.family}>{t(`findings.family_${family}`)}</h4>
          {members.map(item)}
        </div>
      ))}
    </div>
  );
}
