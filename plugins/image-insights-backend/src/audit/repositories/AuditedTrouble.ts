import { RepositoryAuditRow } from '@image-insights/backstage-plugin-image-insights-common';
import { LeaderboardEntry } from '../../service/leaderboardRows';

/** A row of the audit with all of its services. */
export interface AuditedTrouble {
  row: RepositoryAuditRow;
  services: LeaderboardEntry[];
}
