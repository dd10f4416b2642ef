import { BackstageCredentials } from '@backstage/backend-plugin-api';
import {
  LayerAudit,
  LayerAuditRow,
  LayerUses,
  layerAuditQuerySchema,
  layerUsesQuerySchema,
} from '@image-insights/backstage-plugin-image-insights-common';
import { z } from 'zod';
import { Stores } from '../../database/Stores';
import { OrganisationServices } from '../../service/OrganisationServices';
import { facetsOf, matchesFilter } from '../../service/serviceFilter';
import { ImageInventory } from '../inventory/ImageInventory';
import { Inventory } from '../inventory/Inventory';
import {
  AuditedImage,
  auditImage,
  auditedImages,
  byService,
} from '../inventory/auditedImages';
import { byFigure } from '../inventory/byFigure';
import { coverageOf } from '../inventory/coverageOf';
import { pageOf } from '../inventory/pageOf';
import { withheldRepositories } from '../inventory/withheldRepositories';
import { LayerCopies } from './LayerCopies';
import { LayerTexts } from './LayerTexts';
import { LayerCounts, countLayers } from './countLayers';
import { LayerHolder, layerHolders } from './layerHolders';

type AuditQuery = z.output<typeof layerAuditQuerySchema>;
type UsesQuery = z.output<typeof layerUsesQuerySchema>;
type Kind = LayerAuditRow['kind'];

/** What telling layers to one caller rests on. */
interface Telling {
  audited: AuditedImage[];
  inventory: Inventory;
  isWithheld(repositories: readonly string[]): boolean;
}

/** A layer that is told, before its figures. */
interface ToldLayer {
  holder: LayerHolder;
  kind: Kind;
  instruction: LayerAuditRow['instruction'];
}

/** Tells which layers the newest images of services have in common. */
export class LayerAuditService {
  private readonly copies: LayerCopies;
  private readonly texts: LayerTexts;

  constructor(
    private readonly options: {
      services: OrganisationServices;
      inventory: ImageInventory;
      stores: Pick<Stores, 'inventory' | 'pulls'>;
    },
  ) {
    this.copies = new LayerCopies(options.stores);
    this.texts = new LayerTexts(options.stores);
  }

  async audit(
    query: AuditQuery,
    credentials: BackstageCredentials,
  ): Promise<LayerAudit> {
    const readable = await this.options.services.readable(credentials);
    const inventory = await this.options.inventory.of(readable.all);
    const matching = readable.entries.filter(({ entity }) =>
      matchesFilter(entity, query),
    );
    const audited = auditedImages({
      entries: matching,
      inventory,
      registry: query.registry,
    });
    const counts = countLayers(audited, inventory);
    const copies = await this.copies.among(
      inventory,
      number => counts.images[number] > 0,
    );
    const telling = {
      audited,
      inventory,
      isWithheld: withheldRepositories(readable),
    };
    const shared = inventory.digests
      .map((_, number) => number)
      .filter(number => counts.images[number] > 1);
    const rows = (await this.ofKind(shared, query.layerKind, telling)).sort(
      byFigure({
        order: query.order,
        figureOf: number => figureOf(number, query.orderBy, counts, inventory),
        keyOf: number => inventory.digests[number],
      }),
    );
    const page = pageOf(rows, query);
    const told = await this.tell(page.items, telling);
    return {
      ...page,
      items: page.items.flatMap(number => {
        const layer = told.get(number);
        return layer
          ? [
              {
                digest: inventory.digests[number],
                kind: layer.kind,
                instruction: layer.instruction,
                baseName: layer.holder.baseName,
                compressedBytes: inventory.compressedBytes[number],
                images: counts.images[number],
                services: counts.services[number],
                savedBytes: savedBytes(number, counts, inventory),
                copies: copies.of(number),
              },
            ]
          : [];
      }),
      facets: facetsOf(readable.entries.map(({ entity }) => entity)),
      coverage: coverageOf(matching, query.registry),
      totals: {
        images: counts.imageCount,
        compressedBytes: counts.compressedBytes,
        distinctBytes: counts.distinctBytes,
        sharedLayers: shared.length,
        copiedBytes: copies.copiedBytes,
      },
    };
  }

  async uses(
    query: UsesQuery,
    credentials: BackstageCredentials,
  ): Promise<LayerUses> {
    const readable = await this.options.services.readable(credentials);
    const inventory = await this.options.inventory.of(readable.all);
    const number = inventory.numberOf.get(query.layer);
    const uses = auditedImages({
      entries: readable.entries.filter(({ entity }) =>
        matchesFilter(entity, query),
      ),
      inventory,
      registry: query.registry,
    })
      .filter(
        ({ image }) => number !== undefined && image.layers.includes(number),
      )
      .sort(byService);
    const page = pageOf(uses, query);
    return {
      ...page,
      items: page.items.map(audited => ({
        ...auditImage(audited),
        index: audited.image.layers.indexOf(number ?? -1),
      })),
    };
  }

  private async ofKind(
    numbers: number[],
    kinds: readonly string[] | undefined,
    telling: Telling,
  ): Promise<number[]> {
    if (kinds === undefined) {
      return numbers;
    }
    const told = await this.tell(numbers, telling);
    return numbers.filter(number => {
      const kind = told.get(number)?.kind;
      return kind !== undefined && kinds.includes(kind);
    });
  }

  private async tell(
    numbers: readonly number[],
    { audited, inventory, isWithheld }: Telling,
  ): Promise<Map<number, ToldLayer>> {
    const wanted = new Uint8Array(inventory.digests.length);
    numbers.forEach(number => {
      wanted[number] = 1;
    });
    const holders = layerHolders({
      audited,
      isWanted: number => wanted[number] === 1,
      isWithheld,
    });
    const texts = await this.texts.of([...holders.values()]);
    return new Map(
      [...holders].map(([number, holder], place) => [
        number,
        {
          holder,
          kind: holder.isBase ? 'base' : texts[place]?.kind ?? 'unknown',
          instruction: texts[place]?.instruction,
        },
      ]),
    );
  }
}

function savedBytes(
  number: number,
  counts: LayerCounts,
  inventory: Inventory,
): number {
  return inventory.compressedBytes[number] * (counts.images[number] - 1);
}

function figureOf(
  number: number,
  orderBy: AuditQuery['orderBy'],
  counts: LayerCounts,
  inventory: Inventory,
): number {
  switch (orderBy) {
    case 'bytes':
      return inventory.compressedBytes[number];
    case 'services':
      return counts.services[number];
    case 'images':
      return counts.images[number];
    default:
      return savedBytes(number, counts, inventory);
  }
}
