import { type ViewSettings, ViewSettingsProvider } from '../../settings';
import { EntityImageSummaryCard } from '../card';
import { EntityImagePortfolioCard } from '../portfolio';

/** What an old app can say about a card. @public */
export type EntityImageCardProps = Pick<ViewSettings, 'showSpark'>;

/** The card of a component in an old app. */
export function LegacySummaryCard(props: EntityImageCardProps) {
  return (
    <ViewSettingsProvider settings={props}>
      <EntityImageSummaryCard />
    </ViewSettingsProvider>
  );
}

/** The card of a system, a domain or a group in an old app. */
export function LegacyPortfolioCard(props: EntityImageCardProps) {
  return (
    <ViewSettingsProvider settings={props}>
      <EntityImagePortfolioCard />
    </ViewSettingsProvider>
  );
}
