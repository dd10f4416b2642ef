import { Tab, TabList, Tabs } from '@backstage/ui';
import type { Views } from '../../url';
import { useText } from '../common';
import styles from './EntityImages.module.css';

/** The views of a release, each an address of its own. */
export function ViewTabs(props: { views: Views; findingCount?: number }) {
  const { t } = useText();
  const { views, findingCount } = props;
  return (
    <div className={styles.views}>
      <Tabs>
        <TabList aria-label={t('views.label')}>
          <Tab id="trend" href={views.href('trend')}>
            {t('views.trend')}
          </Tab>
          <Tab id="findings" href={views.href('findings')}>
            {findingCount === undefined
              ? t('views.findings')
              : t('views.findingsCount', { amount: String(findingCount) })}
          </Tab>
          <Tab id="compare" href={views.href('compare')}>
            {t('views.compare')}
          </Tab>
        </TabList>
      </Tabs>
    </div>
  );
}
