import { Step, TestImage, describeTestImage } from '../../testing';
import { EarlierRelease, LockfileFacts, ReleaseHistory } from '../RuleInput';

const COMMENT = 'buildkit.dockerfile.v0';

/** A step as BuildKit writes it. */
export function kit(createdBy: string, emptyLayer = false): Step {
  return { createdBy: `${createdBy} # buildkit`, comment: COMMENT, emptyLayer };
}

export function run(script: string): Step {
  return kit(`RUN /bin/sh -c ${script}`);
}

/** Debian with its CMD, below which everything is the base's. */
export const DEBIAN: Step[] = [
  {
    createdBy: "# debian.sh --arch 'amd64' out/ 'bookworm' '@1700000000'",
    comment: 'debuerreotype 0.16',
  },
  kit('CMD ["bash"]', true),
];

/** An image on Debian: one layer of the base, one per step of its own. */
export function onDebian(
  steps: Step[],
  more: Partial<TestImage> = {},
): TestImage {
  const made = steps.filter(({ emptyLayer }) => !emptyLayer);
  return {
    layers: ['debian', ...made.map((_, index) => `layer ${index + 1}`)],
    annotations: {
      'org.opencontainers.image.base.name': 'docker.io/library/debian:12',
    },
    history: [...DEBIAN, ...steps],
    ...more,
  };
}

/** Earlier releases, the newest first, from images of the same service. */
export function historyOf(
  releases: { tag: string; image: TestImage; lockfiles?: LockfileFacts[] }[],
  more: Partial<ReleaseHistory> = {},
) {
  return {
    known: true as const,
    value: {
      tag: '2.0.0',
      at: '2026-11-20T00:00:00Z',
      movedFrom: [],
      ...more,
      earlier: releases.map(
        ({ tag, image, lockfiles }, index): EarlierRelease => ({
          tag,
          at: `2026-10-${28 - index}T00:00:00Z`,
          image: describeTestImage(image),
          lockfiles,
        }),
      ),
    },
  };
}
