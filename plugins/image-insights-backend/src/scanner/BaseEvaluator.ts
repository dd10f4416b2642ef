import {
  baseCandidateKeys,
  describeImage,
} from '@image-insights/image-analysis';
import { Stores } from '../database/Stores';
import { mapConcurrently } from './mapConcurrently';

/** Before old releases, after newest ones: nobody has looked at it yet. */
const NEW_IMAGE_RANK = 1;

/**
 * Finds out which stored images are built on which others. Works on what is
 * stored alone: a base that is scanned after what is built on it is found
 * without pulling anything again.
 */
export class BaseEvaluator {
  constructor(private readonly options: { stores: Stores; now: () => Date }) {}

  /** Evaluates images that are new, and those that are built on new ones. */
  async evaluate(signal: AbortSignal): Promise<void> {
    const digests = await this.options.stores.images.imagesToEvaluate();
    await mapConcurrently(digests, { limit: 4, signal }, digest =>
      this.evaluateOne(digest),
    );
  }

  private async evaluateOne(digest: string): Promise<void> {
    const { stores, now } = this.options;
    const { images } = stores;
    const facts = await images.facts(digest);
    if (!facts) {
      return;
    }
    const holders = await images.holders(digest);
    const candidates = await images.baseCandidates({
      ...baseCandidateKeys(facts),
      except: digest,
    });
    await images.saveEvaluation(
      describeImage({
        facts,
        repositories: [...new Set(holders.map(holder => holder.repository))],
        baseCandidates: candidates,
        provenance: (await stores.provenance.get(digest))?.facts,
        now: now(),
      }),
    );
    await stores.judgements.enqueue([{ digest, rank: NEW_IMAGE_RANK }]);
  }
}
