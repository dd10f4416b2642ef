import {
  AuditorService,
  HttpAuthService,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { RuleSet } from '@image-insights/image-analysis';
import { InventoryAudits } from '../audit/createInventoryAudits';
import { FindingAuditService } from '../audit/findings/FindingAuditService';
import { CatalogEntities } from '../catalog/CatalogEntities';
import { OrganisationCostService } from '../cost/organisation/OrganisationCostService';
import { EntityCostService } from '../cost/service/EntityCostService';
import { ImageInsightsConfig } from '../config/ImageInsightsConfig';
import { Stores } from '../database/Stores';
import { DeploymentRecorder } from '../deployments/DeploymentRecorder';
import { FluxReceiver } from '../deployments/FluxReceiver';
import { ScanService } from '../scanner/ScanService';
import { ComparisonService } from '../service/ComparisonService';
import { EntityService } from '../service/EntityService';
import { ImageService } from '../service/ImageService';
import { LeaderboardGroupsService } from '../service/LeaderboardGroupsService';
import { LeaderboardService } from '../service/LeaderboardService';
import { OverviewService } from '../service/OverviewService';

/** What the routers need. */
export interface RouterOptions {
  httpAuth: HttpAuthService;
  permissions: PermissionsService;
  auditor: AuditorService;
  config: ImageInsightsConfig;
  stores: Stores;
  entities: CatalogEntities;
  scanService: ScanService;
  entityService: EntityService;
  entityCostService: EntityCostService;
  organisationCostService: OrganisationCostService;
  imageService: ImageService;
  findingAudits: FindingAuditService;
  inventoryAudits: InventoryAudits;
  comparisonService: ComparisonService;
  ruleSet: RuleSet;
  leaderboardService: LeaderboardService;
  leaderboardGroupsService: LeaderboardGroupsService;
  overviewService: OverviewService;
  deploymentRecorder: DeploymentRecorder;
  fluxReceiver: FluxReceiver;
}
