import { Rule } from '../Rule';
import { recordedBase, unrecordedReason } from './recordedBase';

/** A base by tag alone. No failure: a pinned digest wants somebody who renews it. */
export const baseNotPinned: Rule = {
  id: 'base-not-pinned',
  version: 1,
  title: 'Base image not pinned by digest',
  family: 'reproducibility',
  severity: 'info',
  needs: ['manifest'],
  why: 'A tag can be moved, a digest cannot: only a pinned base makes two builds of one commit stand on the same bytes.',
  remedy:
    'Pin the base by digest, and let an updater such as Renovate or Dependabot renew it.',
  sources: [
    {
      name: 'Docker, Building best practices: pin base image versions',
      url: 'https://docs.docker.com/build/building/best-practices/#pin-base-image-versions',
    },
  ],
  decide(input) {
    const { base } = input.image;
    if (base.known && base.layerCount === 0) {
      return { state: 'not-applicable', reason: 'the image has no base' };
    }
    const recorded = recordedBase(input);
    if (!recorded) {
      return {
        state: 'undecided',
        missing: 'manifest',
        reason: unrecordedReason(input),
      };
    }
    const { reference, name, digest, method, confidence } = recorded;
    if (reference.digest !== undefined) {
      return { state: 'passed' };
    }
    return {
      state: 'found',
      findings: [
        {
          key: '',
          title: 'Base image not pinned by digest',
          seen: `The image is built on ${name}; ${
            digest === undefined
              ? 'which image that was is not recorded'
              : `that was ${shortDigest(digest)} when it was built`
          }.`,
          // A tool may write the name without the digest that the Dockerfile has.
          confidence: confidence === 'certain' ? 'likely' : confidence,
          method,
          places: [],
          remedy: {
            text: 'Pin the base by digest, and have an updater renew it; without one, a tag gets fixes sooner.',
            change: {
              in: 'Dockerfile',
              before: `FROM ${name}`,
              after: `FROM ${name}@${digest ?? 'sha256:…'}`,
            },
          },
        },
      ],
    };
  },
};

function shortDigest(digest: string): string {
  return `${digest.slice(0, 'sha256:'.length + 12)}…`;
}
