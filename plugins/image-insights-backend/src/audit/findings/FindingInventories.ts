import {
  Currency,
  PriceList,
} from '@image-insights/backstage-plugin-image-insights-common';
import { Rule } from '@image-insights/image-analysis';
import { OrganisationCosts } from '../../cost/organisation/OrganisationCosts';
import { ServiceFigures } from '../../cost/organisation/ServiceFigures';
import { Stores } from '../../database/Stores';
import { CurrentPulls } from '../../service/CurrentPulls';
import { ServicesSnapshot } from '../../service/OrganisationServices';
import { LeaderboardEntry } from '../../service/leaderboardRows';
import {
  AuditedImage,
  FindingGain,
  FindingInventory,
} from './FindingInventory';
import {
  ImageVerdict,
  JudgedFinding,
  VerdictCache,
  Verdicts,
} from './VerdictCache';
import { comparabilityOf } from './comparability';
import { FindingAmounts, findingAmounts } from './findingAmounts';

/** What is known besides the services themselves. */
interface Known extends Verdicts {
  /** Of images that several repositories have, by digest. */
  homes: ReadonlyMap<string, string>;
  /** By entity ref. */
  figures: ReadonlyMap<string, ServiceFigures | undefined>;
  /** Layers from which something would be taken in more than one image. */
  sharedLayers: ReadonlySet<string>;
}

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
    const known: Known = {
      ...verdicts,
      homes: await this.homes([...current, ...former]),
      figures: new Map(
        services.map(({ entity, figures }) => [entity.entityRef, figures]),
      ),
      sharedLayers: sharedLayersOf(verdicts.current.values()),
    };
    return new FindingInventory(
      entries.flatMap(entry => this.imagesOf(entry, known)),
    );
  }

  /** Of the others, the only repository that has them is the home. */
  private async homes(digests: string[]): Promise<Map<string, string>> {
    const { findings, tags } = this.options.stores;
    return tags.homes([...(await findings.inSeveralRepositories(digests))]);
  }

  private imagesOf(
    { entity, images }: LeaderboardEntry,
    known: Known,
  ): AuditedImage[] {
    const { rules, restsOnRepository } = this.options;
    const amounts = this.amountsOf(known.figures.get(entity.entityRef));
    return images.map(image => {
      const { repository, current: point, before30Days: then } = image;
      const verdict = known.current.get(point.digest);
      const former = then && known.former.get(then.digest);
      const home = known.homes.get(point.digest) ?? repository;
      const formerHome = (then && known.homes.get(then.digest)) ?? repository;
      const audited: AuditedImage = {
        entity,
        image,
        verdict,
        former,
        comparability: comparabilityOf(
          { point, verdict },
          { point: then, verdict: former },
        ),
        otherHomes: [home, formerHome].filter(name => name !== repository),
        findings: [],
      };
      audited.findings = (verdict?.findings ?? []).map(finding => ({
        audited,
        finding,
        home:
          home !== repository && restsOnRepository(finding.rule)
            ? home
            : undefined,
        gain: gainOf(finding, known.sharedLayers),
        title: finding.title ?? rules.get(finding.rule)?.title ?? finding.rule,
        amountPerMonth: amounts?.of(repository, finding.id),
      }));
      return audited;
    });
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

function sharedLayersOf(verdicts: Iterable<ImageVerdict>): Set<string> {
  const seen = new Set<string>();
  const shared = new Set<string>();
  for (const { findings } of verdicts) {
    const own = new Set(
      findings.flatMap(({ gains }) => gains.map(({ digest }) => digest)),
    );
    for (const digest of own) {
      if (seen.has(digest)) {
        shared.add(digest);
      }
      seen.add(digest);
    }
  }
  return shared;
}

/** What no layer is told of is the image's own. */
function gainOf(
  { gains, gainCompressedBytes }: JudgedFinding,
  sharedLayers: ReadonlySet<string>,
): FindingGain {
  const shared = gains.filter(({ digest }) => sharedLayers.has(digest));
  const own = gains.filter(({ digest }) => !sharedLayers.has(digest));
  return {
    shared,
    ownBytes:
      gains.length === 0
        ? gainCompressedBytes
        : own.reduce((sum, { compressedBytes }) => sum + compressedBytes, 0),
  };
}
