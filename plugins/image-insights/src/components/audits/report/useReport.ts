import {
  useBaseImageAudit,
  useLayerAudit,
  useLeaderboard,
  useOverview,
  useRepositoryAudit,
  useRuleAudit,
  useRules,
} from '../../../data';
import { isForbidden } from '../../common';
import type { serviceFilters } from '../common';

/** So many rows the API gives at once; more are no longer read on paper. */
const limit = 500;

/** Services that stand out, named on the first sheet. */
const highlights = 3;

/** What all audits answer for some services. */
export function useReport(filters: ReturnType<typeof serviceFilters>) {
  const parts = {
    overview: useOverview({ ...filters, limit: highlights }),
    costly: useLeaderboard({ ...filters, orderBy: 'cost', limit: highlights }),
    over: useLeaderboard({
      ...filters,
      budget: 'over',
      orderBy: 'budget',
      limit,
    }),
    near: useLeaderboard({
      ...filters,
      budget: 'near',
      orderBy: 'budget',
      limit,
    }),
    rules: useRuleAudit({ ...filters, limit }),
    catalogue: useRules(),
    bases: useBaseImageAudit({ ...filters, limit }),
    layers: useLayerAudit({ ...filters, limit }),
    repositories: useRepositoryAudit({ ...filters, limit }),
  };
  const all = Object.values(parts);
  return {
    ...parts,
    /** Parts whose answer is not there yet. */
    missing: all.filter(part => part.isLoading || part.isStale).length,
    /** True where the reader lacks the permission to open the audits. */
    isForbidden: all.some(({ error }) => error && isForbidden(error)),
  };
}
