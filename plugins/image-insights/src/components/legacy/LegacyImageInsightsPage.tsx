import { lazy, Suspense, type ComponentType } from 'react';
import { PageWithHeader, TabbedLayout } from '@backstage/core-components';
import { Skeleton } from '@backstage/ui';
import { type OrganisationPage, organisationPages } from '../../links';
import { type LeaderboardSort, ViewSettingsProvider } from '../../settings';
import { Root, useText } from '../common';

/** What an old app can say about the page. @public */
export interface ImageInsightsPageProps {
  /** The pages that are shown, in this order; all where it is not given. */
  pages?: readonly OrganisationPage[];
  /** By what the leaderboard ranks at first; else growth. */
  defaultSort?: LeaderboardSort;
}

const titles = {
  leaderboard: 'page.leaderboard',
  savings: 'page.savings',
  findings: 'page.findings',
  'base-images': 'page.baseImages',
  layers: 'page.layers',
  budgets: 'page.budgets',
  scans: 'page.scans',
  report: 'page.report',
} as const;

// Each page is fetched when it is opened, as in new apps.
const views: Record<OrganisationPage, ComponentType> = {
  leaderboard: lazy(() =>
    import('../leaderboard').then(m => ({ default: m.Leaderboard })),
  ),
  savings: lazy(() => import('../savings').then(m => ({ default: m.Savings }))),
  findings: lazy(() =>
    import('../audits/findings').then(m => ({ default: m.FindingsAudit })),
  ),
  'base-images': lazy(() =>
    import('../audits/baseImages').then(m => ({ default: m.BaseImagesAudit })),
  ),
  layers: lazy(() =>
    import('../audits/layers').then(m => ({ default: m.LayersAudit })),
  ),
  budgets: lazy(() =>
    import('../audits/budgets').then(m => ({ default: m.BudgetsAudit })),
  ),
  scans: lazy(() => import('../scans').then(m => ({ default: m.Scans }))),
  report: lazy(() =>
    import('../audits/report').then(m => ({ default: m.AuditReport })),
  ),
};

/** The organisation's page with the header that old apps expect of a page. */
export function LegacyImageInsightsPage(props: ImageInsightsPageProps) {
  const { t } = useText();
  const { pages = organisationPages, defaultSort } = props;
  return (
    <ViewSettingsProvider settings={{ defaultSort }}>
      <PageWithHeader themeId="tool" title={t('page.title')}>
        <TabbedLayout>
          {pages.map(page => {
            const View = views[page];
            return (
              <TabbedLayout.Route
                key={page}
                path={`/${page}`}
                title={t(titles[page])}
              >
                <Root>
                  <Suspense fallback={<Skeleton width="100%" height={420} />}>
                    <View />
                  </Suspense>
                </Root>
              </TabbedLayout.Route>
            );
          })}
        </TabbedLayout>
      </PageWithHeader>
    </ViewSettingsProvider>
  );
}
