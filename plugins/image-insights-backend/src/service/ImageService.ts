import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { NotFoundError } from '@backstage/errors';
import { Image } from '@image-insights/backstage-plugin-image-insights-common';
import { RuleSet } from '@image-insights/image-analysis';
import { formatPlatform } from '@image-insights/oci-registry';
import { SharedLayers } from '../audit/layers/SharedLayers';
import { CatalogEntities } from '../catalog/CatalogEntities';
import { ImageInsightsConfig } from '../config/ImageInsightsConfig';
import { contentsStateOf } from '../contents/contentsStateOf';
import { Stores } from '../database/Stores';
import { readableRepositories } from './readableRepositories';
import { judgementOf, shownContents } from './shownJudgement';
import {
  nameOfBase,
  shownBase,
  withheldBases,
  withheldWords,
} from './withheldBases';
import { withheldText } from './withheldText';

/** Answers what is in one image. */
export class ImageService {
  constructor(
    private readonly options: {
      stores: Stores;
      entities: CatalogEntities;
      config: ImageInsightsConfig;
      ruleSet: RuleSet;
      /** Where it is not given, nobody is told of services. */
      sharedLayers?: Pick<SharedLayers, 'of'>;
    },
  ) {}

  /**
   * @throws NotFoundError where the image is not stored, and where no entity
   * that the caller may read names a repository that holds it.
   */
  async image(
    digest: string,
    credentials: BackstageCredentials,
  ): Promise<Image> {
    const { stores, entities } = this.options;
    const description = await stores.images.description(digest);
    const holders = await stores.images.holders(digest);
    const repositories = await readableRepositories({
      repositories: holders.map(holder => holder.repository),
      credentials,
      stores,
      entities,
    });
    if (!description || repositories.size === 0) {
      throw new NotFoundError(`No image ${digest}`);
    }
    const layerDigests = description.layers.map(layer => layer.digest);
    const counts = await stores.images.countImagesOfLayers(layerDigests);
    const services = await this.options.sharedLayers?.of(
      { digest, layerDigests },
      credentials,
    );
    const { history, platform, ...facts } = description;
    const isWithheld = await withheldBases({
      names: [nameOfBase(description.base)],
      credentials,
      stores,
      entities,
    });
    const layers = await stores.contents.layersOf([digest]);
    const judged = await stores.judgements.get(digest);
    const home = (await stores.tags.homes([digest])).get(digest);
    const shown = {
      ruleSet: this.options.ruleSet,
      isHomeReadable: home !== undefined && repositories.has(home),
    };
    const provenance = (await stores.provenance.get(digest))?.facts;
    const withheld = withheldWords(description.base, isWithheld);
    return {
      ...facts,
      base: shownBase(description.base, isWithheld),
      platform: formatPlatform(platform),
      repositories: [...repositories].sort(),
      tags: holders
        .filter(
          holder => holder.isCurrent && repositories.has(holder.repository),
        )
        .map(({ repository, tag }) => ({ repository, tag })),
      historyState: history.state,
      historyReason: history.state === 'exact' ? undefined : history.reason,
      layers: description.layers.map(layer => ({
        ...layer,
        sharedWithImages: Math.max(0, (counts.get(layer.digest) ?? 1) - 1),
        sharedWithServices: services?.get(layer.digest),
      })),
      contentsState: contentsStateOf(
        layers.get(digest) ?? [],
        this.options.config.contents,
      ),
      contents: judged?.contents && shownContents(judged.contents),
      judgement: judged && withheldText(judgementOf(judged, shown), withheld),
      provenance: provenance && {
        mode: provenance.mode,
        hasDockerfile: provenance.dockerfile !== undefined,
        sourceUrl: provenance.sourceUrl,
        revision: provenance.revision,
      },
    };
  }
}
