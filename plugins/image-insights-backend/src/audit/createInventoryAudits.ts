import { SchedulerServiceTaskScheduleDefinition } from '@backstage/backend-plugin-api';
import { CatalogEntities } from '../catalog/CatalogEntities';
import { Stores } from '../database/Stores';
import { CurrentPulls } from '../service/CurrentPulls';
import { OrganisationServices } from '../service/OrganisationServices';
import { BaseImageAuditService } from './baseImages/BaseImageAuditService';
import { ImageInventory } from './inventory/ImageInventory';
import { LayerAuditService } from './layers/LayerAuditService';
import { SharedLayers } from './layers/SharedLayers';
import { RepositoryAuditService } from './repositories/RepositoryAuditService';
import { ScanHealth } from './repositories/ScanHealth';

/** Audits of what is in images, and of what could not be read. */
export interface InventoryAudits {
  baseImages: BaseImageAuditService;
  layers: LayerAuditService;
  repositories: RepositoryAuditService;
  sharedLayers: SharedLayers;
}

export function createInventoryAudits(options: {
  stores: Stores;
  services: OrganisationServices;
  entities: CatalogEntities;
  pulls: CurrentPulls;
  schedule: SchedulerServiceTaskScheduleDefinition;
}): InventoryAudits {
  const { stores, services, entities, schedule } = options;
  const inventory = new ImageInventory(options);
  return {
    baseImages: new BaseImageAuditService({ services, inventory }),
    layers: new LayerAuditService({ services, inventory, stores }),
    repositories: new RepositoryAuditService({
      services,
      health: new ScanHealth(stores),
      scans: stores.scans,
      schedule,
    }),
    sharedLayers: new SharedLayers({ services, inventory, entities }),
  };
}
