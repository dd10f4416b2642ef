import { useState } from 'react';
import type {
  Finding,
  Layer,
  Rule,
} from '@image-insights/backstage-plugin-image-insights-common';
import type { UrlState, Views } from '../../url';
import { useText, type Text } from '../common';
import { FindingItem } from './FindingItem';
import styles from './Findings.module.css';

/** With more rows than this, families stand as headings above them. */
const mostWithoutHeadings = 15;

/**
 * Findings: those that save bytes, the largest gain first, then the others by
 * severity. Several can be open; the one that was opened last is in the address.
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
  const groups = groupsOf(findings, t);

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
      onToggle={isOpen => toggle(finding.id, isOpen)}
    />
  );
  return (
    <div className={styles.list}>
      {groups.map(({ heading, members }) => (
        <div key={heading} className={styles.list}>
          <h4 className={styles.family}>{heading}</h4>
          {members.map(item)}
        </div>
      ))}
    </div>
  );
}

interface Group {
  heading: string;
  members: Finding[];
}

/** By family where there are many, else by whether they save bytes. */
function groupsOf(findings: readonly Finding[], t: Text['t']): Group[] {
  const groups = new Map<string, Finding[]>();
  for (const finding of findings) {
    const saves = finding.gain ? 'saves' : 'savesNothing';
    const heading =
      findings.length > mostWithoutHeadings
        ? t(`findings.family_${finding.family}`)
        : t(`service.${saves}`);
    groups.set(heading, [...(groups.get(heading) ?? []), finding]);
  }
  return [...groups].map(([heading, members]) => ({ heading, members }));
}
