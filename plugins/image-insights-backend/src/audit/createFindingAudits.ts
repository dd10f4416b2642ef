import {
  Currency,
  PriceList,
} from '@image-insights/backstage-plugin-image-insights-common';
import { RuleSet } from '@image-insights/image-analysis';
import { OrganisationCosts } from '../cost/organisation/OrganisationCosts';
import { Stores } from '../database/Stores';
import { CurrentPulls } from '../service/CurrentPulls';
import { OrganisationServices } from '../service/OrganisationServices';
import { restsOnRepository } from '../service/shownJudgement';
import { FindingAuditService } from './findings/FindingAuditService';
import { FindingInventories } from './findings/FindingInventories';
import { FindingViews } from './findings/FindingViews';

/** Audits of what the rules find in images. */
export function createFindingAudits(options: {
  stores: Stores;
  services: OrganisationServices;
  pulls: CurrentPulls;
  costs: OrganisationCosts;
  ruleSet: RuleSet;
  prices: PriceList;
  currency: Currency;
}): FindingAuditService {
  const rules = new Map(options.ruleSet.catalogue.map(rule => [rule.id, rule]));
  const inventories = new FindingInventories({
    ...options,
    rules,
    restsOnRepository: restsOnRepository(options.ruleSet),
  });
  return new FindingAuditService({
    ...options,
    views: new FindingViews({ inventories, rules }),
  });
}
