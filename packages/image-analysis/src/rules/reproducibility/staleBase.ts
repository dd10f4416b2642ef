import { bytesText } from '../shared/bytesText';
import { Rule, RuleSeverity } from '../Rule';
import { RegistryFacts } from '../RuleInput';

type BaseState = NonNullable<RegistryFacts['base']>;

const DAY = 86_400_000;
/** Fixes of a quarter are missing. */
const OLD_DAYS = 90;

/** The base's tag points to something newer than what the image was built on. */
export const staleBase: Rule = {
  id: 'stale-base',
  version: 1,
  title: 'Base image behind its tag',
  family: 'reproducibility',
  severity: 'low',
  needs: ['registry'],
  why: 'Security fixes of the system come with the base image. An image on an old base misses them until somebody builds it again.',
  remedy: 'Build the image again, pulling the base anew (--pull).',
  sources: [
    {
      name: 'Docker, Building best practices: rebuild your images often',
      url: 'https://docs.docker.com/build/building/best-practices/#rebuild-your-images-often',
    },
    {
      name: 'regclient, regctl image check-base',
      url: 'https://github.com/regclient/regclient',
    },
  ],
  decide({ image, registry }) {
    const { base } = image;
    if (base.known && base.layerCount === 0) {
      return { state: 'not-applicable', reason: 'the image has no base' };
    }
    const state = registry.known ? registry.value.base : undefined;
    if (!state) {
      return {
        state: 'undecided',
        missing: 'registry',
        reason: registry.known
          ? 'it is not known what the tag of the base image points to now'
          : registry.reason,
      };
    }
    if (state.recordedDigest === state.currentDigest) {
      return { state: 'passed' };
    }
    const age = daysBetween(state);
    if (age !== undefined && age < 0) {
      return {
        state: 'undecided',
        missing: 'registry',
        reason: `${state.reference} points to an image older than the one that was built on: the tag was moved back, or is that of another registry`,
      };
    }
    const { baseBytes } = image;
    const delta =
      state.currentCompressedBytes === undefined || baseBytes === undefined
        ? undefined
        : state.currentCompressedBytes - baseBytes;
    return {
      state: 'found',
      findings: [
        {
          key: '',
          title:
            age === undefined
              ? 'Base image behind its tag'
              : `Base image ${age} days behind its tag`,
          seen: `${
            state.reference
          } points to another image than the one that this image was built on${
            age === undefined ? '' : `, made ${age} days later`
          }.${
            delta === undefined || Math.abs(delta) < 100_000
              ? ''
              : ` The new one is ${bytesText(Math.abs(delta))} ${
                  delta > 0 ? 'larger' : 'smaller'
                }.`
          }`,
          severity: severityOf(age),
          // Nobody knows whether "latest" now means another major version.
          confidence: isMovingName(state.reference) ? 'likely' : 'certain',
          method: 'recorded digest of the base against what its tag points to',
          places: [],
          remedy: {
            text: isMovingName(state.reference)
              ? `Build again; as ${state.reference} may mean another major version by now, name the one that is meant.`
              : 'Build the image again on the base as it is now.',
            change: {
              in: 'shell',
              before: 'docker buildx build --push .',
              after: 'docker buildx build --pull --push .',
            },
          },
        },
      ],
    };
  },
};

/** Whole days from the image built on to the current one. */
function daysBetween(state: BaseState): number | undefined {
  const from = Date.parse(state.recordedCreatedAt ?? '');
  const to = Date.parse(state.currentCreatedAt ?? '');
  return Number.isNaN(from) || Number.isNaN(to)
    ? undefined
    : Math.floor((to - from) / DAY);
}

function severityOf(days: number | undefined): RuleSeverity {
  return days !== undefined && days >= OLD_DAYS ? 'medium' : 'low';
}

function isMovingName(reference: string): boolean {
  const name = reference.slice(reference.lastIndexOf('/') + 1);
  return !name.includes(':') || /:(?:latest|stable|edge|rolling)$/.test(name);
}
