import { createContext, useContext, type ReactNode } from 'react';
import type { RangeName } from '../trend/trendRange';

/** What the leaderboard can begin with. @public */
export type LeaderboardSort =
  | 'growth'
  | 'compressedBytes'
  | 'score'
  | 'cost'
  | 'wastedBytes';

/**
 * What an app decides about the plugin's views: configuration of extensions in
 * the new frontend system, properties of components in the old one. An address
 * that says otherwise wins.
 * @public
 */
export interface ViewSettings {
  /** Stretch of time that the trend begins with; else 90 days, or all. */
  defaultRange?: RangeName;
  /** Platform of images with several that is shown first: `linux/arm64`. */
  defaultPlatform?: string;
  /** Own words for owners of entities without images. */
  notLinkedText?: string;
  /** By what the leaderboard ranks at first; else growth. */
  defaultSort?: LeaderboardSort;
  /** Whether cards draw the size over time; they do unless told otherwise. */
  showSpark?: boolean;
}

const Settings = createContext<ViewSettings>({});

/** Tells the views below it what the app decided. */
export function ViewSettingsProvider(props: {
  settings: ViewSettings;
  children: ReactNode;
}) {
  return (
    <Settings.Provider value={props.settings}>
      {props.children}
    </Settings.Provider>
  );
}

/** What the app decided about the views; empty where it decided nothing. */
export function useViewSettings(): ViewSettings {
  return useContext(Settings);
}
