import { Entity } from '@backstage/catalog-model';

/**
 * A repository that belongs to an entity.
 * @public
 */
export interface SourcedRepository {
  /** `registry.example.com`, with the port where it has one. */
  host: string;
  /** `shop/checkout` */
  name: string;
  /** The annotation that named it, for messages. */
  annotation: string;
}

/**
 * What stands in the way of knowing an entity's repositories.
 * @public
 */
export interface SourceProblem {
  /** Stable, kebab-case. */
  code: string;
  annotation: string;
  value: string;
  /** What is wrong. */
  message: string;
  /** What to do about it. */
  remedy: string;
}

/**
 * Says which repositories hold the images of an entity. Hosts that the
 * configuration does not list are never contacted, whatever a source says.
 * @public
 */
export interface ImageSource {
  /** Distinct among all sources, e.g. `annotations`. */
  id: string;
  /**
   * Annotations whose presence makes an entity worth asking about; the
   * catalog is asked for entities that have one of them.
   */
  annotations: string[];
  repositoriesOf(entity: Entity): Promise<{
    repositories: SourcedRepository[];
    problems: SourceProblem[];
  }>;
}
