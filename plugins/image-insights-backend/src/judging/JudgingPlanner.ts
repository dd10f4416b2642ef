import { RuleSet, isEmptyBlob } from '@image-insights/image-analysis';
import { ImageInsightsConfig } from '../config/ImageInsightsConfig';
import { contentsStateOf } from '../contents/contentsStateOf';
import { skippedLayer } from '../contents/skippedLayer';
import { WantedLayer } from '../database/ContentsStore';
import { StoredEntity } from '../database/EntityStore';
import { Stores } from '../database/Stores';
import { inputsOf, readImageEvidence } from './inputsOf';
import { RepositoryContext, readRepositoryContext } from './RepositoryContext';

/**
 * Finds out, from what is stored, which layers are to be read and which images
 * are to be judged (again). Writes nothing where nothing changed.
 */
export class JudgingPlanner {
  constructor(
    private readonly options: {
      stores: Stores;
      config: ImageInsightsConfig;
      ruleSet: RuleSet;
    },
  ) {}

  /** Plans for all images of these repositories; of all that entities name. */
  async plan(signal: AbortSignal, repositories?: string[]): Promise<void> {
    const entities = await this.options.stores.entities.list();
    const names = repositories ?? [
      ...new Set(entities.flatMap(entity => entity.repositories)),
    ];
    for (const repository of names.sort()) {
      signal.throwIfAborted();
      await this.planRepository(repository, entities);
    }
  }

  private async planRepository(
    repository: string,
    entities: StoredEntity[],
  ): Promise<void> {
    const { stores, config, ruleSet } = this.options;
    const context = await readRepositoryContext({
      repository,
      entities,
      stores,
      config,
    });
    await this.wantLayers(context);
    const releases = [...context.releases.values()];
    const evidence = await readImageEvidence(releases, stores);
    const homes = await stores.tags.homes(releases.map(({ digest }) => digest));
    const due = releases.filter(release => {
      const stored = evidence.judgements.get(release.digest);
      return (
        homes.get(release.digest) === repository &&
        (stored?.ruleSet !== ruleSet.id ||
          stored.inputs !==
            inputsOf({
              release,
              context,
              evidence,
              contentsState: contentsStateOf(
                evidence.layers.get(release.digest) ?? [],
                config.contents,
              ),
            }))
      );
    });
    await stores.judgements.enqueue(
      due.map(({ digest, rank }) => ({ digest, rank })),
    );
  }

  private async wantLayers(context: RepositoryContext): Promise<void> {
    const { stores, config } = this.options;
    const { contents } = config;
    if (!contents) {
      return;
    }
    const wanted = [...context.releases.values()].filter(
      ({ rank }) => rank < contents.releasesPerRepository,
    );
    const known = await stores.contents.layersOf(
      wanted.map(({ digest }) => digest),
    );
    const layers: WantedLayer[] = [];
    for (const { digest, rank } of wanted) {
      const isOpen = known
        .get(digest)
        ?.some(({ state }) => state !== 'read' && state !== 'empty');
      const image = isOpen
        ? await stores.images.description(digest)
        : undefined;
      for (const layer of image?.layers ?? []) {
        const problem = skippedLayer(layer, contents);
        const readable = problem ? 'skipped' : 'waiting';
        layers.push({
          digest: layer.digest,
          rank,
          // All images share what is noted of a layer: only proof counts.
          state: isEmptyBlob(layer.digest) ? 'empty' : readable,
          problem,
        });
      }
    }
    await stores.contents.want(layers);
  }
}
