import { createHash } from 'node:crypto';
import { Rule } from '@image-insights/image-analysis';
import { ReadableServices } from '../../service/OrganisationServices';
import { FindingInventories } from './FindingInventories';
import { FindingInventory } from './FindingInventory';
import { FindingView } from './FindingView';

/** Services of all views that are kept together. */
const KEPT_SERVICES = 100_000;

/** Of however few services: each keeps answers beside what it is made of. */
const KEPT_VIEWS = 100;

/** Keeps what each caller may know, while nothing changes. */
export class FindingViews {
  private readonly views = new Map<
    string,
    { view: FindingView; services: number }
  >();
  private inventory?: FindingInventory;

  constructor(
    private readonly options: {
      inventories: Pick<FindingInventories, 'of'>;
      rules: ReadonlyMap<string, Rule>;
    },
  ) {}

  /** @param services - that the caller may read */
  async of(services: ReadableServices): Promise<FindingView> {
    const inventory = await this.options.inventories.of(services.all);
    if (inventory !== this.inventory) {
      this.views.clear();
      this.inventory = inventory;
    }
    const key = keyOf(services);
    const view =
      this.views.get(key)?.view ??
      new FindingView({ services, inventory, rules: this.options.rules });
    // The one that was used longest ago goes first.
    this.views.delete(key);
    this.views.set(key, { view, services: services.entries.length });
    this.forgetOldest();
    return view;
  }

  private forgetOldest(): void {
    let kept = 0;
    for (const { services } of this.views.values()) {
      kept += services;
    }
    for (const [key, { services }] of this.views) {
      const { size } = this.views;
      if (size === 1 || (size <= KEPT_VIEWS && kept <= KEPT_SERVICES)) {
        return;
      }
      this.views.delete(key);
      kept -= services;
    }
  }
}

/** Names what somebody may read. */
function keyOf({ entries, all }: ReadableServices): string {
  if (entries.length === all.entries.length) {
    return 'all';
  }
  const hash = createHash('sha256');
  for (const { entity } of entries) {
    hash.update(`${entity.entityRef}\n`);
  }
  return hash.digest('base64');
}
