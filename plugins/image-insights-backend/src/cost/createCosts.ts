import { LoggerService } from '@backstage/backend-plugin-api';
import { PriceList } from '@image-insights/backstage-plugin-image-insights-common';
import { ImageSource } from '@image-insights/backstage-plugin-image-insights-node';
import { RuleSet } from '@image-insights/image-analysis';
import { CatalogEntities } from '../catalog/CatalogEntities';
import { ImageInsightsConfig } from '../config/ImageInsightsConfig';
import { Stores } from '../database/Stores';
import { DeploymentHistory } from '../deployments/DeploymentHistory';
import { restsOnRepository } from '../service/shownJudgement';
import { CostInputs } from './inputs/CostInputs';
import { CostComputation } from './organisation/CostComputation';
import { OrganisationCostService } from './organisation/OrganisationCostService';
import { OrganisationCosts } from './organisation/OrganisationCosts';
import { EntityCostService } from './service/EntityCostService';

/** Everything that calculates costs, wired. */
export interface Costs {
  entityCostService: EntityCostService;
  organisationCostService: OrganisationCostService;
  organisationCosts: OrganisationCosts;
  computation: CostComputation;
  /** With which all of them calculate. */
  prices: PriceList;
}

export function createCosts(options: {
  config: Pick<ImageInsightsConfig, 'cost' | 'platforms' | 'deployments'>;
  stores: Stores;
  sources: ImageSource[];
  entities: Pick<CatalogEntities, 'readableOf' | 'readableRefs'>;
  ruleSet: Pick<RuleSet, 'catalogue'>;
  prices: PriceList;
  logger: LoggerService;
  now?: () => Date;
}): Costs {
  const { config, stores, prices, logger, now } = options;
  const inputs = new CostInputs({
    stores,
    history: new DeploymentHistory({
      stores,
      retentionMillis: config.deployments.retentionMillis,
      now,
    }),
    config: config.cost,
    platforms: config.platforms,
    prices,
    restsOnRepository: restsOnRepository(options.ruleSet),
    now,
  });
  const organisationCosts = new OrganisationCosts({ stores });
  return {
    prices,
    entityCostService: new EntityCostService({
      ...options,
      inputs,
      costs: organisationCosts,
    }),
    organisationCostService: new OrganisationCostService({
      costs: organisationCosts,
      stores,
      entities: options.entities,
      prices,
      currency: config.cost.currency,
      now,
    }),
    organisationCosts,
    computation: new CostComputation({
      stores,
      inputs,
      config: config.cost,
      logger,
      now,
    }),
  };
}
