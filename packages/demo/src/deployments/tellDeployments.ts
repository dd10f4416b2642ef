import { setTimeout as sleep } from 'node:timers/promises';
import { DemoDeployment } from './demoDeployments';

/** Longer than any portal takes to know its entities. */
const PATIENCE_MILLIS = 10 * 60_000;
const PAUSE_MILLIS = 2_000;
const ANSWER_MILLIS = 30_000;

/** What came of telling deployments. */
export interface Told {
  recorded: number;
  /** The answers that were no success, each once. */
  refused: string[];
}

/** While a portal starts, entities are not known yet, or nothing answers. */
function mayPass(status: number): boolean {
  return status === 404 || status === 429 || status >= 500;
}

async function post(
  deployment: DemoDeployment,
  options: { url: string; token: string; signal: AbortSignal },
): Promise<{ status: number; text: string }> {
  const { url, token, signal } = options;
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: {
        Authorization: `Bearer ${token}`,
        'Content-Type': 'application/json',
      },
      body: JSON.stringify(deployment),
      signal: AbortSignal.any([signal, AbortSignal.timeout(ANSWER_MILLIS)]),
    });
    return { status: response.status, text: await response.text() };
  } catch (error) {
    signal.throwIfAborted();
    return { status: 503, text: String(error) };
  }
}

/**
 * Tells deployments one after the other, as pipelines do. What fails because a
 * portal is only starting is tried again for ten minutes; what is refused is
 * left out.
 *
 * @param options - `url`: of the portal's `POST /deployments`; `pause` between
 * attempts and `patience` for all of them, in milliseconds
 * @throws the signal's reason once it is aborted
 */
export async function tellDeployments(
  deployments: DemoDeployment[],
  options: {
    url: string;
    token: string;
    signal: AbortSignal;
    pause?: number;
    patience?: number;
  },
): Promise<Told> {
  const { signal, pause = PAUSE_MILLIS, patience = PATIENCE_MILLIS } = options;
  const deadline = Date.now() + patience;
  const refused = new Set<string>();
  let recorded = 0;
  for (const deployment of deployments) {
    let answer = await post(deployment, options);
    while (mayPass(answer.status) && Date.now() < deadline) {
      await sleep(pause, undefined, { signal });
      answer = await post(deployment, options);
    }
    if (answer.status < 300) recorded += 1;
    else refused.add(`${answer.status} ${answer.text.slice(0, 300)}`);
    if (mayPass(answer.status)) break;
  }
  return { recorded, refused: [...refused] };
}
