import {
  DEPLOYMENTS_PER_MONTH_ANNOTATION,
  INSTANCES_ANNOTATION,
  RUNTIME_ANNOTATION,
} from '@image-insights/backstage-plugin-image-insights-common';
import { AnnotatedDeployment } from '../database/EntityStore';

/** More are a slip of the pen. */
const MAX_COUNT = 1_000_000;

/** Digits, and for frequencies a fraction: no exponents, signs or blanks. */
const WHOLE = /^\d{1,7}$/;
const FRACTION = /^\d{1,7}(\.\d{1,3})?$/;

const RUNTIMES = ['node', 'task', 'import'] as const;

/** An annotation that cannot be understood. */
export interface DeploymentAnnotationProblem {
  annotation: string;
  value: string;
  message: string;
  remedy: string;
}

/** Reads what annotations say of a service's deployments. */
export function readDeploymentAnnotations(
  annotations: Record<string, string>,
): {
  deployment?: AnnotatedDeployment;
  problems: DeploymentAnnotationProblem[];
} {
  const problems: DeploymentAnnotationProblem[] = [];
  const deployment: AnnotatedDeployment = {};

  function numberOf(annotation: string, form: RegExp, remedy: string) {
    const value = annotations[annotation]?.trim();
    if (value === undefined) {
      return undefined;
    }
    if (form.test(value) && Number(value) <= MAX_COUNT) {
      return Number(value);
    }
    problems.push({
      annotation,
      value,
      message: `'${shortened(value)}' is no number from 0 to ${MAX_COUNT}`,
      remedy,
    });
    return undefined;
  }

  deployment.instances = numberOf(
    INSTANCES_ANNOTATION,
    WHOLE,
    'Write how many instances a deployment starts in digits, such as 20',
  );
  deployment.perMonth = numberOf(
    DEPLOYMENTS_PER_MONTH_ANNOTATION,
    FRACTION,
    'Write how often the service is deployed in a month in digits, such as 20 or 0.5',
  );
  const written = annotations[RUNTIME_ANNOTATION]?.trim();
  if (written !== undefined) {
    deployment.runtime = RUNTIMES.find(runtime => runtime === written);
    if (!deployment.runtime) {
      problems.push({
        annotation: RUNTIME_ANNOTATION,
        value: written,
        message: `'${shortened(written)}' is no runtime`,
        remedy:
          'Write node (nodes keep images), task (every instance pulls all: Fargate, ACI) or import (the platform reads once: Cloud Run, Lambda)',
      });
    }
  }
  const isSaid = Object.values(deployment).some(value => value !== undefined);
  return { ...(isSaid && { deployment }), problems };
}

function shortened(value: string): string {
  return value.length > 60 ? `${value.slice(0, 60)}…` : value;
}
