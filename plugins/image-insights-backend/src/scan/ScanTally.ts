import { ScanCounts } from '@image-insights/backstage-plugin-image-insights-common';
import { RequestEvent } from '@image-insights/oci-registry';

/** Counts of a scan as it goes on. */
export class ScanTally {
  repositories = 0;
  repositoriesDone = 0;
  found = 0;
  known = 0;
  fetched = 0;
  analysed = 0;
  skipped = 0;
  failed = 0;
  readonly #requests = {
    tagLists: 0,
    manifestHeads: 0,
    manifests: 0,
    configs: 0,
    tokens: 0,
    other: 0,
  };

  /** To be told of every request. */
  readonly onRequest = (event: RequestEvent): void => {
    switch (event.kind) {
      case 'tag-list':
        this.#requests.tagLists += 1;
        break;
      case 'manifest-head':
        this.#requests.manifestHeads += 1;
        break;
      case 'manifest':
        this.#requests.manifests += 1;
        break;
      case 'config':
        this.#requests.configs += 1;
        break;
      case 'token':
        this.#requests.tokens += 1;
        break;
      default:
        this.#requests.other += 1;
    }
  };

  counts(): ScanCounts {
    const { found, known, fetched, skipped, failed } = this;
    return {
      repositories: this.repositories,
      repositoriesDone: this.repositoriesDone,
      found,
      known,
      fetched,
      analysed: this.analysed,
      skipped,
      failed,
      remaining: Math.max(0, found - known - fetched - skipped - failed),
      requests: { ...this.#requests },
    };
  }
}
