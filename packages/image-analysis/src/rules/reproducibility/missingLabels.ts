import { ImageDescription } from '../../model';
import { Rule } from '../Rule';
import { RuleInput } from '../RuleInput';

const PREFIX = 'org.opencontainers.image.';

/** What tells where an image comes from; without the first two, nobody finds its sources. */
const WANTED = ['source', 'revision', 'version', 'created'] as const;
const NEEDED: readonly string[] = ['source', 'revision'];

const EXAMPLES = {
  source: '"$(git remote get-url origin)"',
  revision: '"$(git rev-parse HEAD)"',
  version: '"$(git describe --tags)"',
  created: '"$(date -u +%Y-%m-%dT%H:%M:%SZ)"',
};

/** Labels and annotations that say what an image was built from. */
export const missingLabels: Rule = {
  id: 'missing-labels',
  version: 1,
  title: 'Image does not say what it was built from',
  family: 'reproducibility',
  severity: 'low',
  needs: ['manifest'],
  why: 'Source and revision lead from a running image to its commit; without them, a finding about the image has no owner and a release no diff.',
  remedy:
    'Set the labels org.opencontainers.image.source, .revision, .version and .created when building.',
  sources: [
    {
      name: 'OCI image specification, annotations',
      url: 'https://github.com/opencontainers/image-spec/blob/main/annotations.md',
    },
    { name: 'hadolint DL3049 and following' },
  ],
  decide(input) {
    const missing = WANTED.filter(name => !states(input, name));
    if (missing.length === 0) {
      return { state: 'passed' };
    }
    const inherited = missing.filter(
      name => input.image.labels[`${PREFIX}${name}`] !== undefined,
    );
    return {
      state: 'found',
      findings: [
        {
          key: '',
          title: `No ${listOf(missing)} label`,
          seen: `Neither labels nor annotations of the image say its ${listOf(
            missing,
          )}.${
            inherited.length > 0
              ? ` What it has as ${listOf(
                  inherited,
                )} is that of its base image.`
              : ''
          }`,
          severity: missing.some(name => NEEDED.includes(name))
            ? 'low'
            : 'info',
          confidence: 'certain',
          method: 'config, manifest and index',
          places: [],
          remedy: {
            text: 'Set them when building; most CI systems have an action that does.',
            change: {
              in: 'shell',
              before: 'docker buildx build --push .',
              after: [
                'docker buildx build --push \\',
                ...missing.map(
                  name => `  --label ${PREFIX}${name}=${EXAMPLES[name]} \\`,
                ),
                '  .',
              ].join('\n'),
            },
          },
        },
      ],
    };
  },
};

function states(
  { image, facts }: RuleInput,
  name: (typeof WANTED)[number],
): boolean {
  const key = `${PREFIX}${name}`;
  if (facts.annotations[key] || facts.indexAnnotations[key]) {
    return true;
  }
  const label = image.labels[key];
  if (label && !isInherited(image, key, label)) {
    return true;
  }
  // The config's own time says the same, where it can be believed.
  return name === 'created' && image.createdAt !== undefined;
}

/** Whether a step of the base set the very same value, and none of the image's own. */
function isInherited(
  { base, metadataSteps }: ImageDescription,
  key: string,
  value: string,
): boolean {
  if (!base.known || base.layerCount === 0) {
    return false;
  }
  const { layerCount } = base;
  const setting = metadataSteps.filter(
    ({ instruction }) =>
      instruction.keyword === 'LABEL' &&
      instruction.text.replaceAll('"', '').includes(`${key}=${value}`),
  );
  return (
    setting.some(({ afterLayers }) => afterLayers < layerCount) &&
    !setting.some(({ afterLayers }) => afterLayers >= layerCount)
  );
}

function listOf(names: readonly string[]): string {
  return names.length === 1
    ? names[0]
    : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}
