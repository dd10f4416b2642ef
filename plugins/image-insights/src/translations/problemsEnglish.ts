/**
 * What is known of a problem by its code: what it is, and what to do about its
 * kind. In English the API says both, with what is particular about it.
 */
export const problemsEnglish = {
  what: {
    unauthorized: 'The registry refused the credentials.',
    forbidden: 'The registry does not allow the account to pull.',
    'credentials-unavailable': 'There were no credentials to sign in with.',
    'realm-refused':
      'The registry sends for tokens to a host that is not trusted.',
    'repository-missing': 'The registry knows no repository of that name.',
    'manifest-missing': 'The registry no longer has what a tag pointed to.',
    'blob-missing': 'The registry has lost a part of an image.',
    unsupported: 'An image has a form that is not read.',
    throttled: 'The registry asks to ask less often.',
    unavailable: 'The registry did not answer as it should.',
    timeout: 'The registry took too long to answer.',
    tls: 'The certificate of the registry could not be verified.',
    'address-refused': 'The address of the registry may not be asked.',
    'redirect-refused': 'The registry redirects to a host that is not trusted.',
    integrity: 'The content does not match its digest.',
    'invalid-answer': 'What answered is no registry.',
    'too-large': 'Manifest or config is larger than is read.',
    'host-not-configured': 'This portal does not know the registry.',
    'invalid-reference': 'The name of an image cannot be read.',
    closed: 'The backend was stopped.',
    'annotation-invalid': 'The annotation cannot be read.',
    'registry-not-configured':
      'The annotation names a registry that this portal does not know.',
    'tag-pattern-invalid': 'The pattern of tags cannot be used.',
    'budget-invalid': 'The budget cannot be read.',
    'deployment-value-invalid': 'A value about deployments cannot be read.',
    'source-failed': 'What finds images for entities has failed.',
    'no-releases': 'None of the tags counts as a release.',
    'not-an-image': 'This is no container image.',
    'platform-missing':
      'There is no image for the platforms that are followed.',
    'never-scanned': 'Not scanned yet.',
    interrupted: 'The scan was ended before its time.',
    internal: 'Something went wrong in the backend.',
  },
  remedy: {
    unauthorized:
      'Renew the credentials of the registry in the configuration of this portal, or give their account the right to pull.',
    forbidden:
      'Renew the credentials of the registry in the configuration of this portal, or give their account the right to pull.',
    'credentials-unavailable':
      'Mend what hands out the credentials of the registry; the log of the backend says why it failed.',
    'realm-refused':
      'Check where the registry sends for tokens, and trust that host in the configuration of the registry.',
    'repository-missing':
      'Correct the repository in catalog-info.yaml, or take it out: the registry knows none of that name, or does not show it to us.',
    'manifest-missing':
      'Nothing to do: the tags were deleted while they were read.',
    'blob-missing':
      'Push the images again: the registry has lost a part of them, and they cannot be pulled.',
    unsupported:
      'Build the images again with a current builder: their form is not read.',
    throttled:
      'Scan less often, lower requestsPerSecond of the registry, or use credentials with a larger allowance.',
    unavailable:
      'Check that the registry is up and can be reached from the backend; it is tried again with every scan.',
    timeout:
      'Check that the registry is up and can be reached from the backend; it is tried again with every scan.',
    tls: 'Give the certificate authority of the registry as ca in its configuration, or have its certificate renewed.',
    'address-refused':
      'Allow the address with allowedAddresses of the registry, if it is meant.',
    'redirect-refused':
      'Check where the registry redirects to; the configuration of the registry says which hosts are trusted.',
    integrity:
      'Check the registry and what is between it and the backend: its content is not what the digest names.',
    'invalid-answer':
      'Check that the host is a registry and that no proxy or login page answers in its place.',
    'too-large':
      'Make manifest and config smaller, or leave such tags out with the annotation image-insights.io/tags.',
    'host-not-configured':
      'Add the registry to imageInsights.registries in app-config.',
    'invalid-reference':
      'Correct the annotation in catalog-info.yaml; the message says what is wrong with its value.',
    closed: 'Nothing to do: the next scan reads it.',
    'annotation-invalid':
      'Correct the annotation in catalog-info.yaml; the message says what is wrong with its value.',
    'registry-not-configured':
      'Correct the annotation in catalog-info.yaml; the message says what is wrong with its value.',
    'tag-pattern-invalid':
      'Correct the annotation in catalog-info.yaml; the message says what is wrong with its value.',
    'budget-invalid':
      'Correct the annotation in catalog-info.yaml; the message says what is wrong with its value.',
    'deployment-value-invalid':
      'Correct the annotation in catalog-info.yaml; the message says what is wrong with its value.',
    'source-failed':
      'Look into the log of the backend; it says more than this page.',
    'no-releases':
      'Say which tags count as releases with the annotation image-insights.io/tags, or push an image with a version as its tag.',
    'not-an-image':
      'Name a repository that holds images: what this one holds is none (charts, signatures, attestations).',
    'platform-missing':
      'Add the platform of the images to imageInsights.scan.platforms in app-config.',
    'never-scanned': 'Wait for the next scan, or start one.',
    interrupted: 'Nothing to do: the next scan reads it.',
    internal: 'Look into the log of the backend; it says more than this page.',
  },
} as const;
