import { type ViewSettings, ViewSettingsProvider } from '../../settings';
import { EntityImages } from '../images';

/** What an old app can say about the tab. @public */
export type EntityImagesContentProps = Pick<
  ViewSettings,
  'defaultRange' | 'defaultPlatform' | 'notLinkedText'
>;

/** The tab of an entity in an old app. */
export function LegacyEntityImages(props: EntityImagesContentProps) {
  return (
    <ViewSettingsProvider settings={props}>
      <EntityImages />
    </ViewSettingsProvider>
  );
}
