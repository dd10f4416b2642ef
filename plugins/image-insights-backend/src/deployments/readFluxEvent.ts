import { createHash } from 'node:crypto';
import { z } from 'zod';

/**
 * What Flux posts: the Go type `Event` of fluxcd/pkg, apis/event/v1beta1 (and
 * v1), after notification-controller took the prefixes off its metadata. More
 * fields may come with later versions.
 */
const fluxEventSchema = z.object({
  involvedObject: z.object({
    kind: z.string().max(100),
    namespace: z.string().max(253).optional(),
    name: z.string().max(253),
    uid: z.string().max(100).optional(),
  }),
  severity: z.string().max(20),
  timestamp: z.iso.datetime({ offset: true }),
  reason: z.string().max(200),
  metadata: z
    .record(z.string().max(500), z.string().max(10_000))
    .nullish()
    .transform(metadata => new Map(Object.entries(metadata ?? {}))),
});
export type FluxEvent = z.output<typeof fluxEventSchema>;

/** See {@link FluxEvent}. */
export const fluxEvent: z.ZodType<FluxEvent> = fluxEventSchema;

/**
 * Reasons by which something new runs: those of kustomize-controller's end of
 * a reconciliation and of helm-controller's actions (api/v2/condition_types.go).
 * A rollback brings the image before; tests and uninstalls bring none.
 */
const HELM_REASONS = new Set([
  'InstallSucceeded',
  'UpgradeSucceeded',
  'RollbackSucceeded',
]);
const REASONS = new Set([...HELM_REASONS, 'ReconciliationSucceeded']);
/** As Kubernetes makes them. */
const UID = /^[0-9a-zA-Z-]{1,100}$/;
const KINDS = new Set(['Kustomization', 'HelmRelease']);

/** What a Flux event says of a deployment. */
export interface FluxDeployment {
  id: string;
  /** With what ids of the same Flux object begin: letters, digits and dashes. */
  idPrefix: string;
  /** As the metadata has it. */
  entityRef: string;
  /** Empty where nobody said any. */
  images: string[];
  environment?: string;
  at: string;
}

/**
 * Tells events of deployments from all others that Flux posts.
 *
 * @returns the deployment, or in words why it is none.
 */
export function readFluxEvent(
  event: FluxEvent,
): { deployment: FluxDeployment } | { ignored: string } {
  const { involvedObject, reason, metadata } = event;
  const { kind, namespace = '', name } = involvedObject;
  const object = `${kind} ${namespace}/${name}`;
  if (!KINDS.has(kind)) {
    return { ignored: `${object} deploys nothing by itself` };
  }
  if (event.severity !== 'info' || !REASONS.has(reason)) {
    return {
      ignored: `${reason} of ${object} is no deployment that succeeded; ${[
        ...REASONS,
      ].join(', ')} are`,
    };
  }
  const entityRef = metadata.get('entity')?.trim();
  if (!entityRef) {
    return {
      ignored: `${object} says no catalog entity: give it the annotation event.toolkit.fluxcd.io/entity, such as component:default/checkout`,
    };
  }
  const images = [
    ...new Set(
      (metadata.get('image') ?? '')
        .split(',')
        .map(image => image.trim())
        .filter(image => image !== ''),
    ),
  ];
  const environment = metadata.get('environment')?.trim() || undefined;
  const at = new Date(event.timestamp).toISOString();
  const content = [
    metadata.get('revision') ?? '',
    environment ?? '',
    ...images,
    // Helm tells an action once, and the same chart and image may come again
    // later. A Kustomization is told of at every interval.
    HELM_REASONS.has(reason) ? `${reason} ${at}` : '',
  ];
  const { uid = '' } = involvedObject;
  const idPrefix = `flux-${UID.test(uid) ? uid : hashOf([uid, object])}-`;
  return {
    deployment: {
      id: `${idPrefix}${hashOf(content)}`,
      idPrefix,
      entityRef,
      images,
      environment,
      at,
    },
  };
}

function hashOf(texts: string[]): string {
  return createHash('sha256')
    .update(JSON.stringify(texts))
    .digest('hex')
    .slice(0, 32);
}
