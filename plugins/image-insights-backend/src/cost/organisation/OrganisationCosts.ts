import { CostSummary } from '@image-insights/backstage-plugin-image-insights-common';
import { StoredEntity } from '../../database/EntityStore';
import { Stores } from '../../database/Stores';
import { ServiceFigures } from './ServiceFigures';

/** A service with its figures; without where nothing could be computed. */
export interface CostedEntity {
  entity: StoredEntity;
  figures?: ServiceFigures;
}

/** All services, whoever may see them. */
export interface CostSnapshot {
  generation: number;
  /** Absent until the first computation. */
  computedAt?: string;
  services: CostedEntity[];
}

/**
 * What the newest computation came to, kept in memory: thousands of services
 * are read from the database once in each generation, and then only those that
 * it changed.
 */
export class OrganisationCosts {
  private figures = new Map<string, ServiceFigures | undefined>();
  private snapshot?: { generation: number; loaded: Promise<CostSnapshot> };

  constructor(
    private readonly options: {
      stores: Pick<Stores, 'costs' | 'entities'>;
    },
  ) {}

  async current(): Promise<CostSnapshot> {
    const state = await this.options.stores.costs.state();
    const generation = state?.generation ?? 0;
    const known = this.snapshot;
    if (known && known.generation >= generation) {
      return known.loaded;
    }
    const loaded = this.load({
      generation,
      computedAt: state?.computedAt,
      before: known,
    });
    const snapshot = { generation, loaded };
    this.snapshot = snapshot;
    loaded.catch(() => {
      if (this.snapshot === snapshot) {
        this.snapshot = undefined;
        this.figures = new Map();
      }
    });
    return loaded;
  }

  /** What single services cost, for lists of them. */
  async summaries(): Promise<Map<string, CostSummary>> {
    const { services } = await this.current();
    return new Map(
      services.flatMap(({ entity, figures }) =>
        figures ? [[entity.entityRef, figures.summary]] : [],
      ),
    );
  }

  private async load(options: {
    generation: number;
    computedAt?: string;
    before?: { generation: number; loaded: Promise<CostSnapshot> };
  }): Promise<CostSnapshot> {
    const { generation, computedAt, before } = options;
    const { costs, entities } = this.options.stores;
    // One after the other: each adds to what the one before has read.
    await before?.loaded;
    const changed = await costs.since(before?.generation ?? 0);
    for (const { entityRef, figures } of changed) {
      this.figures.set(entityRef, figures);
    }
    const list = await entities.list();
    const refs = new Set(list.map(({ entityRef }) => entityRef));
    for (const ref of this.figures.keys()) {
      if (!refs.has(ref)) {
        this.figures.delete(ref);
      }
    }
    return {
      generation,
      computedAt,
      services: list.map(entity => ({
        entity,
        figures: this.figures.get(entity.entityRef),
      })),
    };
  }
}
