import { createHash } from 'node:crypto';
import { BackstageCredentials } from '@backstage/backend-plugin-api';
import {
  Currency,
  NetworkPathId,
  OrganisationCost,
  PriceList,
  SavingsPlan,
  costQuerySchema,
  savingsQuerySchema,
} from '@image-insights/backstage-plugin-image-insights-common';
import { z } from 'zod';
import { CatalogEntities } from '../../catalog/CatalogEntities';
import { Stores } from '../../database/Stores';
import { readCursor, writeCursor } from '../../service/cursor';
import { withoutWithheldBases } from '../service/withoutWithheldBases';
import {
  CostSnapshot,
  CostedEntity,
  OrganisationCosts,
} from './OrganisationCosts';
import { CountedService, OrganisationView } from './OrganisationView';

/**
 * Services of all views that are kept together; each takes about a kilobyte in
 * each view. So the one of a whole organisation outlives many of small teams.
 */
const KEPT_SERVICES = 60_000;

/** However small they are. */
const KEPT_VIEWS = 500;

type ParsedCostQuery = z.output<typeof costQuerySchema>;
type ParsedSavingsQuery = z.output<typeof savingsQuerySchema>;

interface Filters {
  owner?: string[];
  system?: string[];
  registry?: string[];
}

/** Answers what the services that a caller may read move, cost and could save. */
export class OrganisationCostService {
  /** By what they rest on: whoever may read the same services shares one. */
  private readonly views = new Map<string, OrganisationView>();

  constructor(
    private readonly options: {
      costs: OrganisationCosts;
      stores: Pick<Stores, 'entities'>;
      entities: Pick<CatalogEntities, 'readableOf' | 'readableRefs'>;
      prices: PriceList;
      currency: Currency;
      now?: () => Date;
    },
  ) {}

  async cost(
    query: ParsedCostQuery,
    credentials: BackstageCredentials,
  ): Promise<OrganisationCost> {
    const { snapshot, visible, matching, view } = await this.viewOf(
      query,
      credentials,
    );
    const rows = view.rows(query.by);
    const scenarios = view.scenarios();
    const offset = readCursor(query.cursor);
    const items = rows.slice(offset, offset + query.limit);
    const end = offset + items.length;
    return {
      ...(snapshot.computedAt !== undefined && {
        computedAt: snapshot.computedAt,
      }),
      totals: view.totals(),
      currency: this.options.currency,
      paths: view.paths,
      scenarios: await this.withoutWithheld(scenarios, {
        names: scenarios.flatMap(one =>
          one.kind === 'one-base' ? one.subject ?? [] : [],
        ),
        credentials,
      }),
      items,
      offset,
      totalCount: rows.length,
      ...(end < rows.length && { nextCursor: writeCursor(end) }),
      notCosted: matching.filter(({ figures }) => figures === undefined).length,
      prices: view.prices,
      notes: view.notes,
      facets: facetsOf(visible),
    };
  }

  /**
   * What some services cost together, tiers over their sum; undefined before
   * the first computation.
   *
   * @param entityRefs - that the caller may read
   */
  async totalsOf(
    entityRefs: ReadonlySet<string>,
  ): Promise<
    | { totals: OrganisationCost['totals']; currency: Currency['code'] }
    | undefined
  > {
    const snapshot = await this.options.costs.current();
    if (snapshot.computedAt === undefined) {
      return undefined;
    }
    const matching = snapshot.services.filter(({ entity }) =>
      entityRefs.has(entity.entityRef),
    );
    const view = this.kept({ snapshot, matching, query: {} });
    return { totals: view.totals(), currency: this.options.currency.code };
  }

  async savings(
    query: ParsedSavingsQuery,
    credentials: BackstageCredentials,
  ): Promise<SavingsPlan> {
    const { snapshot, view, matching } = await this.viewOf(query, credentials);
    const offset = readCursor(query.cursor);
    const plan = view.savings({ offset, limit: query.limit });
    const end = offset + plan.items.length;
    const services = new Map(
      matching.map(service => [service.entity.entityRef, service]),
    );
    const items = plan.items.map(item => {
      const { title, owner } = services.get(item.entityRef ?? '')?.entity ?? {};
      return { ...item, title, owner };
    });
    return {
      ...(snapshot.computedAt !== undefined && {
        computedAt: snapshot.computedAt,
      }),
      currency: this.options.currency,
      ...plan,
      items: await this.withoutWithheld(items, {
        names: items.flatMap(({ entityRef = '' }) =>
          (services.get(entityRef)?.figures?.pool ?? []).map(
            ({ baseName }) => baseName,
          ),
        ),
        credentials,
      }),
      offset,
      ...(end < plan.totalCount && { nextCursor: writeCursor(end) }),
    };
  }

  private withoutWithheld<T>(
    answer: T,
    options: {
      names: (string | undefined)[];
      credentials: BackstageCredentials;
    },
  ): Promise<T> {
    return withoutWithheldBases(answer, { ...this.options, ...options });
  }

  private async viewOf(
    query: Filters & { path?: NetworkPathId },
    credentials: BackstageCredentials,
  ): Promise<{
    snapshot: CostSnapshot;
    visible: CostedEntity[];
    matching: CostedEntity[];
    view: OrganisationView;
  }> {
    const snapshot = await this.options.costs.current();
    const readable = await this.options.entities.readableOf(
      snapshot.services.map(({ entity }) => entity),
      credentials,
    );
    const visible = snapshot.services.filter(({ entity }) =>
      readable.has(entity.entityRef),
    );
    const matching = visible.filter(service => matches(service, query));
    return {
      snapshot,
      visible,
      matching,
      view: this.kept({ snapshot, matching, query }),
    };
  }

  private forgetOldest(): void {
    let services = 0;
    for (const view of this.views.values()) {
      services += view.size;
    }
    for (const [key, view] of this.views) {
      const isLast = this.views.size === 1;
      const isTooMuch =
        services > KEPT_SERVICES || this.views.size > KEPT_VIEWS;
      if (isLast || !isTooMuch) {
        return;
      }
      this.views.delete(key);
      services -= view.size;
    }
  }

  private kept(options: {
    snapshot: CostSnapshot;
    matching: CostedEntity[];
    query: Filters & { path?: NetworkPathId };
  }): OrganisationView {
    const { snapshot, matching, query } = options;
    const at = (this.options.now?.() ?? new Date()).toISOString();
    const hash = createHash('sha256').update(
      JSON.stringify([
        snapshot.generation,
        snapshot.computedAt,
        query.path,
        query.registry,
        at.slice(0, 10),
      ]),
    );
    const key = hash
      .update(matching.map(({ entity }) => entity.entityRef).join('\n'))
      .digest('base64');
    const view =
      this.views.get(key) ??
      new OrganisationView({
        services: matching.flatMap(service => countedOf(service, query)),
        prices: this.options.prices,
        currency: this.options.currency,
        path: query.path,
        at,
      });
    // The one that was used longest ago goes first.
    this.views.delete(key);
    this.views.set(key, view);
    this.forgetOldest();
    return view;
  }
}

function matches({ entity }: CostedEntity, query: Filters): boolean {
  const { owner, system, registry } = query;
  return (
    (owner === undefined || isOneOf(owner, entity.owner)) &&
    (system === undefined || isOneOf(system, entity.system)) &&
    (registry === undefined ||
      entity.repositories.some(name => registry.includes(hostOf(name))))
  );
}

function isOneOf(wanted: string[], value: string | undefined): boolean {
  return value !== undefined && wanted.includes(value);
}

function hostOf(repository: string): string {
  return repository.slice(0, repository.indexOf('/'));
}

/** Of the wanted registries only. */
function countedOf(
  { entity, figures }: CostedEntity,
  { registry }: Filters,
): CountedService[] {
  if (!figures) {
    return [];
  }
  if (registry === undefined) {
    return [{ entity, figures }];
  }
  const groups = figures.groups.filter(group =>
    registry.includes(group.registryHost),
  );
  const keys = new Set(groups.map(({ key }) => key));
  return [
    {
      entity,
      figures: {
        ...figures,
        groups,
        stored: figures.stored.filter(one =>
          registry.includes(one.registryHost),
        ),
        items: figures.items.flatMap(item => {
          const parts = item.parts.filter(({ group }) => keys.has(group));
          return parts.length > 0 ? [{ ...item, parts }] : [];
        }),
      },
    },
  ];
}

function facetsOf(visible: CostedEntity[]): OrganisationCost['facets'] {
  const distinct = (values: (string | undefined)[]) =>
    [...new Set(values.flatMap(value => value ?? []))].sort();
  const entities = visible.map(({ entity }) => entity);
  return {
    owner: distinct(entities.map(({ owner }) => owner)),
    system: distinct(entities.map(({ system }) => system)),
    registry: distinct(
      entities.flatMap(({ repositories }) => repositories.map(hostOf)),
    ),
  };
}
