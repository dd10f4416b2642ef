import {
  Currency,
  PriceList,
} from '@image-insights/backstage-plugin-image-insights-common';
import { Rule } from '@image-insights/image-analysis';
import { OrganisationCosts } from '../../cost/organisation/OrganisationCosts';
import { ServiceFigures } from '../../cost/organisation/ServiceFigures';
import { Stores } from '../../database/Stores';
import { chunksOf } from '../../database/columns';
import { yieldToRequests } from '../../judging/yieldToRequests';
import { CurrentPulls } from '../../service/CurrentPulls';
import { ServicesSnapshot } from '../../service/OrganisationServices';
import { AuditedImage, FindingInventory } from './FindingInventory';
import { VerdictCache } from './VerdictCache';
import { KnownOfImages, auditedImage } from './auditedImage';
import { FindingAmounts, findingAmounts } from './findingAmounts';
import { sharedLayersOf } from './sharedLayersOf';

/** Services that are put together before others get their turn. */
const PORTION = 500;

/** Makes what was found of each snapshot of the services, once. */
export class FindingInventories {
  private readonly verdicts: VerdictCache;
  /** Figures of a service are replaced whole when they change. */
  private readonly amounts = new WeakMap<ServiceFigures, FindingAmounts>();
  private kept?: { key: string; inventory: Promise<FindingInventory> };

  constructor(
    private readonly options: {
      stores: Pick<Stores, 'findings' | 'judgements' | 'tags'>;
      pulls: Pick<CurrentPulls, 'of'>;
      costs: Pick<OrganisationCosts, 'current'>;
      rules: ReadonlyMap<string, Rule>;
      restsOnRepository: (rule: string) => boolean;
      prices: PriceList;
      currency: Currency;
    },
  ) {
    this.verdicts = new VerdictCache(options);
  }

  /** @param snapshot - of all services, whoever may see them */
  of(snapshot: ServicesSnapshot): Promise<FindingInventory> {
    const { key } = snapshot;
    if (this.kept?.key === key) {
      return this.kept.inventory;
    }
    const inventory = this.make(snapshot);
    const kept = { key, inventory };
    this.kept = kept;
    inventory.catch(() => {
      if (this.kept === kept) {
        this.kept = undefined;
      }
    });
    return inventory;
  }

  private async make({ entries }: ServicesSnapshot): Promise<FindingInventory> {
    const newest = entries.flatMap(({ images }) => images);
    const current = newest.map(image => image.current.digest);
    const former = newest.flatMap(image => image.before30Days?.digest ?? []);
    const verdicts = await this.verdicts.of({ current, former });
    const { services } = await this.options.costs.current();
    const figures = new Map(
      services.map(one => [one.entity.entityRef, one.figures]),
    );
    const known: KnownOfImages = {
      ...verdicts,
      ...this.options,
      homes: await this.homes([...current, ...former]),
      sharedLayers: sharedLayersOf(verdicts.current.values()),
    };
    const audited: AuditedImage[] = [];
    for (const portion of chunksOf(entries, PORTION)) {
      for (const { entity, images } of portion) {
        const amounts = this.amountsOf(figures.get(entity.entityRef));
        audited.push(
          ...images.map(image =>
            auditedImage({ entity, image, amounts }, known),
          ),
        );
      }
      await yieldToRequests();
    }
    return new FindingInventory(audited);
  }

  /** Of the others, the only repository that has them is the home. */
  private async homes(digests: string[]): Promise<Map<string, string>> {
    const { findings, tags } = this.options.stores;
    return tags.homes([...(await findings.inSeveralRepositories(digests))]);
  }

  private amountsOf(
    figures: ServiceFigures | undefined,
  ): FindingAmounts | undefined {
    if (!figures) {
      return undefined;
    }
    const known = this.amounts.get(figures);
    if (known) {
      return known;
    }
    const made = findingAmounts(figures, this.options);
    this.amounts.set(figures, made);
    return made;
  }
}
