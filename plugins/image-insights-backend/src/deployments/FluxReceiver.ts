import { Entity } from '@backstage/catalog-model';
import {
  Deployment,
  recordDeploymentSchema,
} from '@image-insights/backstage-plugin-image-insights-common';
import { ImageSource } from '@image-insights/backstage-plugin-image-insights-node';
import { formatRepository } from '@image-insights/oci-registry';
import { readEntity } from '../catalog/EntityReading';
import { Stores } from '../database/Stores';
import { parseBody } from '../router/parseBody';
import { groupedBy } from '../collections/groupedBy';
import { DeploymentRecorder } from './DeploymentRecorder';
import { inferImage } from './inferImage';
import { imageInferred } from './problems';
import { FluxDeployment } from './readFluxEvent';

/** What became of a Flux event. */
export type FluxOutcome =
  | { deployment: Deployment; isNew: boolean }
  | { ignored: string };

/** Makes deployments of what Flux tells, and knows what brought nothing new. */
export class FluxReceiver {
  constructor(
    private readonly options: {
      stores: Stores;
      sources: ImageSource[];
      recorder: Pick<DeploymentRecorder, 'record'>;
    },
  ) {}

  /**
   * @throws InputError where an image cannot be the entity's; ConflictError
   * where the same revision was told of another entity.
   */
  async receive(entity: Entity, told: FluxDeployment): Promise<FluxOutcome> {
    const { id, environment, at } = told;
    const isInferred = told.images.length === 0;
    const images = isInferred ? await this.inferred(entity, told) : told.images;
    if (images.length === 0) {
      return {
        ignored: `Nobody said which image was deployed, and no tag of ${told.entityRef} was seen by ${at}: give the object the annotation event.toolkit.fluxcd.io/image`,
      };
    }
    const unchanged = await this.unchanged({ told, images, isInferred });
    if (unchanged) {
      return { ignored: unchanged };
    }
    return this.options.recorder.record({
      entity,
      request: parseBody(recordDeploymentSchema, {
        id,
        entityRef: told.entityRef,
        images,
        environment,
        at,
      }),
      source: 'flux',
      remark: isInferred ? imageInferred() : undefined,
    });
  }

  /**
   * Flux tells of every interval, and of every commit to a repository that
   * many objects share. What runs is the same then, and no node pulls.
   */
  private async unchanged(options: {
    told: FluxDeployment;
    images: string[];
    isInferred: boolean;
  }): Promise<string | undefined> {
    const { told, images, isInferred } = options;
    const { deployments } = this.options.stores;
    const same = 'The same images as before: nothing new was deployed';
    // A tag that moved since makes no other deployment of this revision.
    if (isInferred && (await deployments.get(told.id))) {
      return same;
    }
    const before = await deployments.lastBefore(told);
    if (!before || before.id === told.id) {
      return undefined;
    }
    const references = before.images.map(({ reference }) => reference);
    return references.join() === images.join() ? same : undefined;
  }

  private async inferred(
    entity: Entity,
    told: FluxDeployment,
  ): Promise<string[]> {
    const { stores, sources } = this.options;
    const reading = await readEntity(entity, sources);
    const names = reading.repositories.map(formatRepository);
    const byRepository = groupedBy(
      await stores.tags.images(names),
      ({ repository }) => repository,
    );
    return names.flatMap(name => {
      const image = inferImage({
        images: byRepository.get(name) ?? [],
        environment: told.environment,
        at: told.at,
        pattern: reading.tagPattern,
      });
      return image ? [`${name}:${image.tag}@${image.documentDigest}`] : [];
    });
  }
}
