import { Problem } from '@image-insights/backstage-plugin-image-insights-common';
import { RegistryError } from '@image-insights/oci-registry';

/** A failure in the words that are stored and shown. */
export function problemOf(error: unknown): Omit<Problem, 'since'> {
  if (error instanceof RegistryError) {
    return {
      code: error.code,
      message: error.message,
      remedy: error.remedy,
      ...(error.retryAt && { retryAt: error.retryAt.toISOString() }),
    };
  }
  return {
    code: 'internal',
    message: `Something unexpected went wrong: ${
      error instanceof Error ? error.message : String(error)
    }`.slice(0, 500),
    remedy:
      'Look into the log of the backend; it is tried again at the next scan.',
  };
}
