import { Problem } from '@image-insights/backstage-plugin-image-insights-common';

/** An image that is not the entity's: a sidecar, something of the cluster. */
export function otherRepository(options: {
  repository: string;
  entityRef: string;
  isConfigured: boolean;
}): Problem {
  const { repository, entityRef, isConfigured } = options;
  return {
    code: 'other-repository',
    message: isConfigured
      ? `${entityRef} does not name the repository ${repository}`
      : `${entityRef} does not name the repository ${repository}, and its registry is not configured`,
    remedy:
      'Nothing to do for images that are not of the service. Else add the repository to the annotation image-insights.io/repositories, and its registry to imageInsights.registries in app-config.',
  };
}

/** Two images of one repository, of which one can follow the one before. */
export function secondOfRepository(repository: string): Problem {
  return {
    code: 'second-of-repository',
    message: `The deployment names several images of ${repository}, of which the first one counts`,
    remedy:
      'Record images that run beside each other in repositories of their own, or as deployments to environments of their own.',
  };
}

/** Nobody said the image; what the tags tell was taken instead. */
export function imageInferred(): Problem {
  return {
    code: 'image-inferred',
    message:
      'Nobody said which image was deployed: it is the one that the tags pointed to at that time, as far as scans saw',
    remedy:
      "Give the deployed object the annotation event.toolkit.fluxcd.io/image with its image's reference.",
  };
}

/** A tag that no scan saw at the time of the deployment. */
export function tagUnknown(repository: string, tag: string): Problem {
  return {
    code: 'tag-unknown',
    message: `Nobody knows what ${repository}:${tag} pointed to at the time of the deployment: the registry did not tell when it was recorded, and no scan saw the tag`,
    remedy:
      'Send references with a digest: host/name@sha256:…, which need no looking up.',
  };
}

/** A digest that is no container image. */
export function noImage(what: string): Problem {
  return {
    code: 'not-an-image',
    message: `The digest holds no image but: ${what}`,
    remedy: 'Send the reference of the container image.',
  };
}
