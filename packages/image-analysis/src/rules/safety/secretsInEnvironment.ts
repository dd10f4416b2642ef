import { ImageDescription } from '../../model';
import { isSetHere, ownMetadata } from '../shared/ownMetadata';
import { layerName } from '../shared/layerName';
import { ownRunSteps } from '../shared/runSteps';
import { runText } from '../shared/cacheMount';
import { Finding, Rule } from '../Rule';
import { RuleInput } from '../RuleInput';
import { secretCertainty } from './secretCertainty';

/** Secrets in variables of the image and of its build. */
export const secretsInEnvironment: Rule = {
  id: 'secrets-in-environment',
  version: 1,
  title: 'Secret in a variable of the image or its build',
  family: 'safety',
  severity: 'high',
  needs: ['manifest'],
  why: 'Values of ENV and of build arguments are stored in the image’s config and history, for everybody to read who can pull it.',
  remedy:
    'Mount secrets into the one RUN that needs them; give those of run time to the container when it starts.',
  sources: [
    {
      name: 'Docker build check SecretsUsedInArgOrEnv',
      url: 'https://docs.docker.com/reference/build-checks/secrets-used-in-arg-or-env/',
    },
    {
      name: 'hadolint DL3064',
      url: 'https://github.com/hadolint/hadolint/wiki/DL3064',
    },
    { name: 'CIS Docker Benchmark 4.10, dockle CIS-DI-0010' },
  ],
  decide(input) {
    const found = [...inEnvironment(input), ...inArguments(input)];
    const findings = found.slice(0, 50);
    if (findings.length > 0) {
      return { state: 'found', findings };
    }
    return { state: 'passed' };
  },
};

function inEnvironment({ image, facts }: RuleInput): Finding[] {
  const names = [...new Set(facts.environment.map(({ name }) => name))];
  return names.flatMap((name): Finding[] => {
    const certainty = secretCertainty(name);
    const step = lineOf(image, 'ENV', name);
    const isBase =
      step === undefined &&
      (image.metadataSteps.some(
        ({ instruction }) =>
          instruction.keyword === 'ENV' && sets(instruction.text, name),
      ) ||
        // With history and no line that sets it, nobody knows whose it is.
        !isSetHere(image, 'ENV'));
    const isEmpty = step?.trimEnd().endsWith(` ${name}=`) === true;
    if (certainty === undefined || isBase || isEmpty) {
      return [];
    }
    return [
      {
        key: `ENV ${name}`,
        title: `${name} is set in the image`,
        seen: `The environment of every container has ${name} from the image's config. Its value is there for everybody who pulls it; it was not kept here.`,
        severity: certainty === 'likely' ? 'high' : 'low',
        confidence: certainty,
        method: 'told by the name of the variable',
        places: [],
        remedy: {
          text: 'Leave it out and replace the secret: whoever has the image has it. Give it to the container when it starts; a default that is no secret belongs in the program.',
          change: {
            in: 'Dockerfile',
            before: step,
            after: `# ${name} comes from the platform: a Kubernetes secret, an ECS secret, docker run --env-file`,
          },
        },
      },
    ];
  });
}

function inArguments({ image, facts }: RuleInput): Finding[] {
  const steps = ownMetadata(image, 'ARG');
  const names = [
    ...new Set(
      steps.flatMap(({ instruction }) =>
        instruction.text
          .slice('ARG'.length)
          .trim()
          .split(/\s+/)
          .map(word => word.split('=')[0]),
      ),
    ),
  ];
  return names.flatMap((name): Finding[] => {
    const certainty = secretCertainty(name);
    if (certainty === undefined || !/^\w{1,100}$/.test(name)) {
      return [];
    }
    // BuildKit and classic Docker write the values in front of each RUN.
    const carries = (facts.history ?? []).some(
      ({ createdBy = '' }) =>
        /^(?:RUN )?\|\d/.test(createdBy) && createdBy.includes(` ${name}=`),
    );
    const uses = ownRunSteps(image).find(({ script }) =>
      new RegExp(`\\$\\{?${name}\\b`).test(script),
    );
    if (!carries && !uses) {
      return [];
    }
    return [
      {
        key: `ARG ${name}`,
        title: `${name} is a build argument`,
        seen: carries
          ? `The history of the RUNs behind ARG ${name} records its value, which everybody can read who pulls the image; it was not kept here.`
          : `${layerName(uses?.layer ?? image.layers[0])} uses ARG ${name}.`,
        severity: severityOf(certainty, carries),
        confidence: certainty,
        method: 'told by the name of the argument, read in the history',
        places: uses ? [{ layer: uses.layer.index }] : [],
        remedy: {
          text: 'Mount the secret into the RUN that needs it: a mount leaves nothing behind. Replace the secret: it is in the history.',
          change: {
            in: 'Dockerfile',
            before: [
              lineOf(image, 'ARG', name),
              ...(uses ? [runText(uses.flags, uses.script)] : []),
            ]
              .filter(line => line !== undefined)
              .join('\n'),
            after: runText(
              [
                `--mount=type=secret,id=${name.toLowerCase()},env=${name}`,
                ...(uses?.flags ?? []),
              ],
              uses?.script ?? `<what needs $${name}>`,
            ),
          },
        },
      },
    ];
  });
}

function severityOf(
  certainty: 'likely' | 'guess',
  carries: boolean,
): Finding['severity'] {
  if (certainty === 'guess') {
    return 'low';
  }
  return carries ? 'high' : 'medium';
}

function lineOf(
  image: ImageDescription,
  keyword: 'ENV' | 'ARG',
  name: string,
): string | undefined {
  return ownMetadata(image, keyword).find(({ instruction }) =>
    sets(instruction.text, name),
  )?.instruction.text;
}

/** Whether an ENV or ARG line sets a variable. */
function sets(line: string, name: string): boolean {
  return line
    .split(/\s+/)
    .some(word => word === name || word.startsWith(`${name}=`));
}
