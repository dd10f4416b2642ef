/**
 * Tells Image Insights which Deployments of a Kubernetes cluster were rolled
 * out: those with the annotation image-insights.io/entity. Run it every few
 * minutes; what was told before is not recorded twice. See ../deployments.md.
 *
 *   BACKSTAGE       https://backstage.example.com
 *   TOKEN           of backend.auth.externalAccess
 *   ENVIRONMENT     production
 *   SINCE_MINUTES   rollouts that ended longer ago are left out; default 60
 *   KUBERNETES_URL  default https://kubernetes.default.svc
 *   KUBERNETES_TOKEN_FILE  default: the service account's
 */
import { readFile } from 'node:fs/promises';

const {
  BACKSTAGE,
  TOKEN,
  ENVIRONMENT,
  SINCE_MINUTES = '60',
  KUBERNETES_URL = 'https://kubernetes.default.svc',
  KUBERNETES_TOKEN_FILE = '/var/run/secrets/kubernetes.io/serviceaccount/token',
} = process.env;

const ENTITY = 'image-insights.io/entity';
const REVISION = 'deployment.kubernetes.io/revision';
const TEMPLATE_HASH = 'pod-template-hash';
const PAGE = 500;
const TIMEOUT_MILLIS = 30_000;

if (!BACKSTAGE || !TOKEN) {
  throw new Error('Set BACKSTAGE and TOKEN: see docs/deployments.md');
}
const kubernetesToken = (await readFile(KUBERNETES_TOKEN_FILE, 'utf8')).trim();

/** All objects of a kind, page by page. */
async function* list(path, query = {}) {
  let next = '';
  do {
    const url = new URL(path, KUBERNETES_URL);
    const parameters = {
      ...query,
      limit: PAGE,
      ...(next && { continue: next }),
    };
    for (const [name, value] of Object.entries(parameters)) {
      url.searchParams.set(name, value);
    }
    const response = await fetch(url, {
      headers: { authorization: `Bearer ${kubernetesToken}` },
      signal: AbortSignal.timeout(TIMEOUT_MILLIS),
    });
    if (!response.ok) {
      throw new Error(`Kubernetes answers ${response.status} to ${path}`);
    }
    const { items, metadata } = await response.json();
    yield* items;
    next = metadata?.continue ?? '';
  } while (next);
}

async function all(items) {
  const found = [];
  for await (const item of items) found.push(item);
  return found;
}

/** When the last rollout ended; undefined while one is under way. */
function rolledOutAt({ metadata, spec, status }) {
  const replicas = spec.replicas ?? 1;
  const isComplete =
    status.observedGeneration >= metadata.generation &&
    (status.updatedReplicas ?? 0) === replicas &&
    (status.availableReplicas ?? 0) === replicas &&
    (status.replicas ?? 0) === replicas;
  const progress = status.conditions?.find(
    ({ type }) => type === 'Progressing',
  );
  return isComplete && progress?.reason === 'NewReplicaSetAvailable'
    ? progress.lastUpdateTime
    : undefined;
}

/** The reference as the pod has it, with the digest that really runs. */
function imageOf({ image, imageID = '' }) {
  // docker-pullable://host/name@sha256:… or host/name@sha256:…
  const digest = imageID.split('@')[1];
  return digest?.startsWith('sha256:')
    ? `${image.split('@')[0]}@${digest}`
    : image;
}

async function deploymentOf(deployment, at) {
  const { metadata, spec } = deployment;
  const base = `/apis/apps/v1/namespaces/${metadata.namespace}`;
  const labelSelector = Object.entries(spec.selector.matchLabels ?? {})
    .map(([key, value]) => `${key}=${value}`)
    .join(',');
  const replicaSets = await all(list(`${base}/replicasets`, { labelSelector }));
  const replicaSet = replicaSets.find(
    ({ metadata: own }) =>
      own.annotations?.[REVISION] === metadata.annotations[REVISION] &&
      own.ownerReferences?.some(({ uid }) => uid === metadata.uid),
  );
  if (!replicaSet) return undefined;
  const hash = replicaSet.metadata.labels[TEMPLATE_HASH];
  const pods = await all(
    list(`/api/v1/namespaces/${metadata.namespace}/pods`, {
      labelSelector: `${labelSelector},${TEMPLATE_HASH}=${hash}`,
    }),
  );
  const running = pods.filter(({ status }) => status.phase === 'Running');
  const [pod] = running;
  if (!pod) return undefined;
  // A status may name the image by its digest, or by another of its tags: the
  // spec has the reference as it was written.
  const written = new Map(
    pod.spec.containers.map(({ name, image }) => [name, image]),
  );
  const images = pod.status.containerStatuses.map(status =>
    imageOf({ ...status, image: written.get(status.name) ?? status.image }),
  );
  return {
    // A rollback takes up an old ReplicaSet, under a new revision.
    id: `k8s-${replicaSet.metadata.uid}-${metadata.annotations[REVISION]}`,
    entityRef: metadata.annotations[ENTITY],
    images: [...new Set(images)],
    environment: ENVIRONMENT,
    instances: running.length,
    nodes: new Set(running.map(one => one.spec.nodeName)).size,
    at,
  };
}

/** True where it is recorded now. */
async function tell(deployment) {
  const response = await fetch(
    new URL('/api/image-insights/deployments', BACKSTAGE),
    {
      method: 'POST',
      headers: {
        authorization: `Bearer ${TOKEN}`,
        'content-type': 'application/json',
      },
      body: JSON.stringify(deployment),
      signal: AbortSignal.timeout(TIMEOUT_MILLIS),
    },
  );
  // Recorded before; by now there are more or fewer instances.
  if (response.ok || response.status === 409) return true;
  const text = await response.text();
  console.error(`${deployment.entityRef}: ${response.status} ${text}`);
  return false;
}

const since = Date.now() - Number(SINCE_MINUTES) * 60_000;
let told = 0;
let failed = 0;
for await (const deployment of list('/apis/apps/v1/deployments')) {
  const at = rolledOutAt(deployment);
  if (
    !deployment.metadata.annotations?.[ENTITY] ||
    at === undefined ||
    Date.parse(at) < since ||
    deployment.spec.replicas === 0
  ) {
    continue;
  }
  const found = await deploymentOf(deployment, at);
  if (found) {
    if (await tell(found)) told += 1;
    else failed += 1;
  }
}
console.log(`Told of ${told} deployments, failed with ${failed}`);
if (failed > 0) process.exitCode = 1;
