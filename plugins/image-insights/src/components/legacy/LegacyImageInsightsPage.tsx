import { PageWithHeader, TabbedLayout } from '@backstage/core-components';
import { Root, useText } from '../common';
import { Leaderboard } from '../leaderboard';
import { Savings } from '../savings';
import { Scans } from '../scans';

/** The organisation's page with the header that old apps expect of a page. */
export function LegacyImageInsightsPage() {
  const { t } = useText();
  return (
    <PageWithHeader themeId="tool" title={t('page.title')}>
      <TabbedLayout>
        <TabbedLayout.Route path="/leaderboard" title={t('page.leaderboard')}>
          <Root>
            <Leaderboard />
          </Root>
        </TabbedLayout.Route>
        <TabbedLayout.Route path="/savings" title={t('page.savings')}>
          <Root>
            <Savings />
          </Root>
        </TabbedLayout.Route>
        <TabbedLayout.Route path="/scans" title={t('page.scans')}>
          <Root>
            <Scans />
          </Root>
        </TabbedLayout.Route>
      </TabbedLayout>
    </PageWithHeader>
  );
}
