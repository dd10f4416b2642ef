import { LoggerService } from '@backstage/backend-plugin-api';
import { Problem } from '@image-insights/backstage-plugin-image-insights-common';
import { RegistryError } from '@image-insights/oci-registry';

/**
 * What to tell people about a failure. Registry errors say it themselves;
 * anything else is our own mistake or the database's, whose text may hold
 * what is nobody's business, and goes to the log.
 */
export function problemOf(error: unknown, logger: LoggerService): Problem {
  if (error instanceof RegistryError) {
    return {
      code: error.code,
      message: error.message,
      remedy: error.remedy,
      ...(error.retryAt && { retryAt: error.retryAt.toISOString() }),
    };
  }
  logger.error(
    'An image could not be scanned',
    error instanceof Error ? error : new Error(String(error)),
  );
  return {
    code: 'internal',
    message: 'Something went wrong inside the image-insights backend',
    remedy: 'Look into the log of the Backstage backend for the reason.',
  };
}

/**
 * The same of what several repositories may hold, a layer or an image: who
 * reads of it may not know the one in which it happened to be asked for. That
 * one goes to the log.
 */
export function problemWithoutPlace(
  error: unknown,
  logger: LoggerService,
): Problem {
  const problem = problemOf(error, logger);
  if (!(error instanceof RegistryError)) {
    return problem;
  }
  logger.info('A registry did not give something beside manifests', {
    code: error.code,
    reason: error.message,
  });
  return {
    ...problem,
    message: `The registry did not give it (${error.code})`,
    remedy:
      'The log of the Backstage backend names the repository and the answer.',
  };
}
