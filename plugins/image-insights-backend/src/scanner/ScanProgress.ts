import { ScanCounts } from '@image-insights/backstage-plugin-image-insights-common';
import { RequestEvent } from '@image-insights/oci-registry';
import { MAX_FAILURES, ScanFailure, noCounts } from '../database/ScanStore';

/** What became of one tag. */
export type TagResult = 'known' | 'fetched' | 'skipped' | 'failed';

/** Counts what a scan does while it does it. */
export class ScanProgress {
  readonly failures: ScanFailure[] = [];
  private readonly counting = { ...noCounts(), repositoriesListed: 0 };

  counts(): ScanCounts {
    const { found, known, fetched, skipped, failed } = this.counting;
    return {
      ...this.counting,
      requests: { ...this.counting.requests },
      remaining: Math.max(0, found - known - fetched - skipped - failed),
    };
  }

  addRepositories(count: number): void {
    this.counting.repositories += count;
  }

  repositoryDone(): void {
    this.counting.repositoriesDone += 1;
  }

  /** A repository was asked for its tags; `tags` of them are wanted. */
  repositoryListed(tags: number): void {
    this.counting.repositoriesListed += 1;
    this.counting.found += tags;
  }

  addTag(result: TagResult): void {
    this.counting[result] += 1;
  }

  addAnalysed(): void {
    this.counting.analysed += 1;
  }

  addFailure(failure: ScanFailure): void {
    if (this.failures.length < MAX_FAILURES) {
      this.failures.push(failure);
    }
  }

  /** Given to the registry client as `onRequest`. */
  readonly onRequest = (event: RequestEvent): void => {
    const { requests } = this.counting;
    switch (event.kind) {
      case 'tag-list':
        requests.tagLists += 1;
        break;
      case 'manifest-head':
        requests.manifestHeads += 1;
        break;
      case 'manifest':
        requests.manifests += 1;
        break;
      case 'config':
        requests.configs += 1;
        break;
      case 'token':
        requests.tokens += 1;
        break;
      default:
        requests.other += 1;
    }
  };
}
