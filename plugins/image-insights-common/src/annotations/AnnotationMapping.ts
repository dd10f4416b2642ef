/**
 * Says how to read an annotation that was written for another plugin.
 * @public
 */
export interface AnnotationMapping {
  /** The annotation's key, e.g. `quay.io/repository-slug`. */
  annotation: string;
  /**
   * `name`: a repository's name on `host`. `name-or-reference`: the same, or
   * with the host written before it. `ecr-arn`: an AWS resource name, which
   * tells its own host.
   */
  form: 'name' | 'name-or-reference' | 'ecr-arn';
  /** The registry that the names are on; not for `ecr-arn`. */
  host?: string;
  /** Put before the name, e.g. Artifactory's repository key `docker-local`. */
  prefix?: string;
}

/**
 * Annotations whose registry is plain from their definition. They count only
 * where the configuration lists that registry; others (Harbor, Artifactory,
 * Nexus, ACR name no host) are added by configuration.
 * @public
 */
export const DEFAULT_ANNOTATION_MAPPINGS: AnnotationMapping[] = [
  { annotation: 'quay.io/repository-slug', form: 'name', host: 'quay.io' },
  { annotation: 'docker.com/repository', form: 'name', host: 'docker.io' },
  { annotation: 'aws.amazon.com/amazon-ecr-arn', form: 'ecr-arn' },
];
