import { createHash } from 'node:crypto';
import { ContentsState } from '@image-insights/backstage-plugin-image-insights-common';
import { JudgementKey } from '../database/JudgementStore';
import { Stores } from '../database/Stores';
import { StoredLayer } from '../database/ContentsStore';
import { RepositoryContext } from './RepositoryContext';
import { ReleaseContext } from './releaseContexts';

/** Evidence of single images that may change. */
export interface ImageEvidence {
  layers: Map<string, StoredLayer[]>;
  provenance: Map<string, 'facts' | 'problem'>;
  /** Of the images and of the releases before them. */
  judgements: Map<string, JudgementKey>;
}

/** In a few questions for any number of images. */
export async function readImageEvidence(
  releases: ReleaseContext[],
  stores: Stores,
): Promise<ImageEvidence> {
  const digests = releases.map(({ digest }) => digest);
  return {
    layers: await stores.contents.layersOf(digests),
    provenance: await stores.provenance.known(digests),
    judgements: await stores.judgements.keys([
      ...digests,
      ...releases.flatMap(({ earlier }) => earlier.map(one => one.digest)),
    ]),
  };
}

/**
 * Names everything that may change the verdict on an image besides the rules:
 * equal where judging it again would say the same. What the digest itself
 * fixes is not part of it.
 */
export function inputsOf(options: {
  release: ReleaseContext;
  context: RepositoryContext;
  evidence: ImageEvidence;
  contentsState: ContentsState;
}): string {
  const { release, context, evidence, contentsState } = options;
  const layers = evidence.layers.get(release.digest) ?? [];
  const content = JSON.stringify([
    release.tag,
    release.tags,
    release.at,
    release.earlier.map(({ digest, tag }) => [
      digest,
      tag,
      evidence.judgements.get(digest)?.hasLockfiles ?? false,
    ]),
    release.movedFrom,
    release.isCurrent
      ? context.sources.map(({ role, path, text }) => [role, path, text])
      : '',
    release.isCurrent ? context.noSourceReason : '',
    context.budgetBytes ?? 0,
    release.baseName ? context.bases.get(release.baseName) : '',
    evidence.provenance.get(release.digest) ?? '',
    contentsState.state,
    // While layers are being read, the verdict waits for all of them.
    contentsState.state === 'waiting' ? '' : contentsState.reason,
    contentsState.state === 'waiting'
      ? ''
      : layers.map(({ state }) => state ?? ''),
  ]);
  return createHash('sha256').update(content).digest('hex').slice(0, 32);
}
