import {
  ScanActor,
  ScanCause,
} from '@image-insights/backstage-plugin-image-insights-common';
import { RegistryErrorCode } from '@image-insights/oci-registry';

/** Why something could not be read, who can mend it, and how. */
export interface CauseOfProblem {
  cause: ScanCause;
  actor: ScanActor;
  /** For all problems of the kind; a problem's own names what is its own. */
  remedy: string;
}

const CREDENTIALS: CauseOfProblem = {
  cause: 'credentials',
  actor: 'registry-owner',
  remedy:
    'Renew the credentials of the registry in the configuration of this portal, or give their account the right to pull.',
};

const ANNOTATION: CauseOfProblem = {
  cause: 'annotation',
  actor: 'service-owner',
  remedy:
    'Correct the annotation in catalog-info.yaml; the message says what is wrong with its value.',
};

const CONNECTION: CauseOfProblem = {
  cause: 'connection',
  actor: 'registry-owner',
  remedy:
    'Check that the registry is up and can be reached from the backend; it is tried again with every scan.',
};

const NOT_OUR_REGISTRY: CauseOfProblem = {
  cause: 'other',
  actor: 'registry-owner',
  remedy:
    'Check that the host is a registry and that no proxy or login page answers in its place.',
};

const LOOK_INTO_LOG: CauseOfProblem = {
  cause: 'other',
  actor: 'platform-team',
  remedy: 'Look into the log of the backend; it says more than this page.',
};

const NEXT_SCAN: CauseOfProblem = {
  cause: 'other',
  actor: 'nobody',
  remedy: 'Nothing to do: the next scan reads it.',
};

/** What a registry's answer, or none, is a case of. */
const REGISTRY: Readonly<Record<RegistryErrorCode, CauseOfProblem>> = {
  unauthorized: CREDENTIALS,
  forbidden: CREDENTIALS,
  'credentials-unavailable': {
    cause: 'credentials',
    actor: 'platform-team',
    remedy:
      'Mend what hands out the credentials of the registry; the log of the backend says why it failed.',
  },
  'realm-refused': {
    cause: 'credentials',
    actor: 'platform-team',
    remedy:
      'Check where the registry sends for tokens, and trust that host in the configuration of the registry.',
  },
  'repository-missing': {
    cause: 'gone',
    actor: 'service-owner',
    remedy:
      'Correct the repository in catalog-info.yaml, or take it out: the registry knows none of that name, or does not show it to us.',
  },
  'manifest-missing': {
    cause: 'gone',
    actor: 'nobody',
    remedy: 'Nothing to do: the tags were deleted while they were read.',
  },
  'blob-missing': {
    cause: 'gone',
    actor: 'service-owner',
    remedy:
      'Push the images again: the registry has lost a part of them, and they cannot be pulled.',
  },
  unsupported: {
    cause: 'other',
    actor: 'service-owner',
    remedy:
      'Build the images again with a current builder: their form is not read.',
  },
  throttled: {
    cause: 'slow-down',
    actor: 'platform-team',
    remedy:
      'Scan less often, lower requestsPerSecond of the registry, or use credentials with a larger allowance.',
  },
  unavailable: CONNECTION,
  timeout: CONNECTION,
  tls: {
    cause: 'connection',
    actor: 'platform-team',
    remedy:
      'Give the certificate authority of the registry as ca in its configuration, or have its certificate renewed.',
  },
  'address-refused': {
    cause: 'connection',
    actor: 'platform-team',
    remedy:
      'Allow the address with allowedAddresses of the registry, if it is meant.',
  },
  'redirect-refused': {
    cause: 'connection',
    actor: 'platform-team',
    remedy:
      'Check where the registry redirects to; the configuration of the registry says which hosts are trusted.',
  },
  integrity: {
    cause: 'wrong-digest',
    actor: 'registry-owner',
    remedy:
      'Check the registry and what is between it and the backend: its content is not what the digest names.',
  },
  'invalid-answer': NOT_OUR_REGISTRY,
  'too-large': {
    cause: 'limit',
    actor: 'service-owner',
    remedy:
      'Make manifest and config smaller, or leave such tags out with the annotation image-insights.io/tags.',
  },
  'host-not-configured': {
    cause: 'annotation',
    actor: 'platform-team',
    remedy: 'Add the registry to imageInsights.registries in app-config.',
  },
  'invalid-reference': ANNOTATION,
  closed: NEXT_SCAN,
};

/** Codes of our own. */
const OWN = {
  'annotation-invalid': ANNOTATION,
  'registry-not-configured': ANNOTATION,
  'tag-pattern-invalid': ANNOTATION,
  'budget-invalid': ANNOTATION,
  'deployment-value-invalid': ANNOTATION,
  'source-failed': LOOK_INTO_LOG,
  'no-releases': {
    cause: 'no-releases',
    actor: 'service-owner',
    remedy:
      'Say which tags count as releases with the annotation image-insights.io/tags, or push an image with a version as its tag.',
  },
  'not-an-image': {
    cause: 'no-releases',
    actor: 'service-owner',
    remedy:
      'Name a repository that holds images: what this one holds is none (charts, signatures, attestations).',
  },
  'platform-missing': {
    cause: 'no-releases',
    actor: 'platform-team',
    remedy:
      'Add the platform of the images to imageInsights.scan.platforms in app-config.',
  },
  interrupted: NEXT_SCAN,
  internal: LOOK_INTO_LOG,
} satisfies Record<string, CauseOfProblem>;

const TABLE: ReadonlyMap<string, CauseOfProblem> = new Map([
  ...Object.entries(REGISTRY),
  ...Object.entries(OWN),
]);

/** Codes of problems that the table knows. */
export const KNOWN_CODES: readonly string[] = [...TABLE.keys()];

/**
 * What a problem's code is a case of. Codes that are not known, such as those
 * of other image sources, are for whoever runs the portal to look into.
 */
export function causeOf(code: string): CauseOfProblem {
  return TABLE.get(code) ?? LOOK_INTO_LOG;
}
