import { ReactNode, useMemo } from 'react';
import { Tab, TabList, TabPanel, Tabs } from '@backstage/ui';
import type { Views } from '../../url';
import { useText } from '../common';
import styles from './EntityImages.module.css';

/** The views of a release, each an address of its own, and the chosen one. */
export function ViewTabs(props: {
  views: Views;
  findingCount?: number;
  children: ReactNode;
}) {
  const { t } = useText();
  const { views, findingCount, children } = props;
  // Its links change with the address, and not with what is shown below.
  const list = useMemo(
    () => (
      <div className={styles.views}>
        <TabList aria-label={t('views.label')}>
          <Tab id="trend" href={views.href('trend')}>
            {t('views.trend')}
          </Tab>
          <Tab id="findings" href={views.href('findings')}>
            {findingCount === undefined
              ? t('views.findings')
              : t('views.findingsCount', { amount: String(findingCount) })}
          </Tab>
          <Tab id="cost" href={views.href('cost')}>
            {t('views.cost')}
          </Tab>
          <Tab id="compare" href={views.href('compare')}>
            {t('views.compare')}
          </Tab>
        </TabList>
      </div>
    ),
    [t, views, findingCount],
  );
  return (
    // The chosen view is known at once. Left to find it out from the links,
    // the tabs would show the first, and hide the panel, for a moment.
    <Tabs className={styles.tabs} selectedKey={views.view}>
      {list}
      <TabPanel id={views.view} shouldForceMount className={styles.view}>
        {children}
      </TabPanel>
    </Tabs>
  );
}
