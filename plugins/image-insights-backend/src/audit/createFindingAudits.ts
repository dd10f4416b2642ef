import {
  Currency,
  PriceList,
} from '@image-insights/backstage-plugin-image-insights-common';
import { RuleSet } from '@image-insights/image-analysis';
import { OrganisationCosts } from '../cost/organisation/OrganisationCosts';
import { Stores } from '../database/Stores';
import { CurrentPulls } from '../service/CurrentPulls';
import { OrganisationServices } from '../service/OrganisationServices';
import { FindingAuditService } from './findings/FindingAuditService';
import { FindingInventories } from './findings/FindingInventories';

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
  return new FindingAuditService({
    ...options,
    rules,
    inventories: new FindingInventories({ ...options, rules }),
  });
}
