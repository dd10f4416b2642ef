import { isSecretName } from '../../facts/secretNames';
import {
  DockerfileInstruction,
  DockerfileStage,
} from '../../source/Dockerfile';
import { secretsInEnvironment } from '../safety/secretsInEnvironment';
import { Rule } from '../Rule';
import { decideByDockerfile, findingAt } from './dockerfileEvidence';
import { stageName, withFlags } from './writtenAgain';

/** Names that look like secrets and are public: keys of package signers. */
const PUBLIC = /^(?:GPG_KEYS?|.*_GPG_KEYS?|APT_KEY|SSH_KNOWN_HOSTS)$/i;

/** A secret goes into a build by ARG or ENV. */
export const secretInBuildArgument: Rule = {
  id: 'secret-in-build-argument',
  version: 1,
  title: 'Secret given to the build by ARG or ENV',
  family: 'safety',
  severity: 'medium',
  needs: ['dockerfile'],
  uses: ['manifest'],
  why: 'Values of build arguments and variables are kept in the history of the image, in provenance attestations and in build caches, where everybody who can read those finds them.',
  remedy:
    'Mount the secret for the RUN that needs it: RUN --mount=type=secret,id=….',
  sources: [
    {
      name: 'BuildKit check SecretsUsedInArgOrEnv',
      url: 'https://docs.docker.com/reference/build-checks/secrets-used-in-arg-or-env/',
    },
    {
      name: 'hadolint DL3064',
      url: 'https://github.com/hadolint/hadolint/wiki/DL3064',
    },
    {
      name: 'Docker, Build secrets',
      url: 'https://docs.docker.com/build/building/secrets/',
    },
  ],
  decide: input =>
    decideByDockerfile(input, evidence => {
      const { used, chain, escape } = evidence.dockerfile;
      const told = secretsInEnvironment.decide(input).state === 'found';
      return used
        .filter(stage => !(told && chain.includes(stage)))
        .flatMap(stage =>
          secretsOf(stage).map(({ name, at, hasValue }) => {
            const user = stage.instructions.find(
              ({ keyword, content }) =>
                keyword === 'RUN' &&
                (content.includes(`$${name}`) || content.includes(`{${name}`)),
            );
            const id = name.toLowerCase().replaceAll('_', '-');
            return findingAt(evidence, {
              key: `${stageName(stage)} ${name}`,
              title: `Secret ${name} in ${at.keyword}`,
              seen: `${at.keyword} ${name} in line ${at.line} ${
                hasValue
                  ? 'has its value written in the Dockerfile'
                  : 'takes a secret as a build argument'
              }.`,
              severity: hasValue || chain.includes(stage) ? 'high' : 'medium',
              at: user ? [at, user] : [at],
              // The name tells, not the value.
              confidence: 'likely',
              remedy: {
                text: hasValue
                  ? 'Take it out, replace the secret by a new one, and mount that where it is needed.'
                  : 'Mount it where it is needed; then it is kept nowhere.',
                change: user && {
                  in: 'Dockerfile',
                  before: `${at.text}\n${user.text}`,
                  after: withFlags(
                    user,
                    [`--mount=type=secret,id=${id},env=${name}`],
                    escape,
                  ),
                },
              },
            });
          }),
        );
    }),
};

interface SecretSetting {
  name: string;
  at: DockerfileInstruction;
  hasValue: boolean;
}

/** ARG and ENV with a secret's name; the first per name, and no empty default. */
function secretsOf({ instructions }: DockerfileStage): SecretSetting[] {
  const seen = new Set<string>();
  return instructions.flatMap(at =>
    at.keyword !== 'ARG' && at.keyword !== 'ENV'
      ? []
      : at.assignments.flatMap(({ name, value }) => {
          if (
            seen.has(name) ||
            !isSecretName(name) ||
            PUBLIC.test(name) ||
            (at.keyword === 'ENV' && !value)
          ) {
            return [];
          }
          seen.add(name);
          return [
            {
              name,
              at,
              hasValue: Boolean(value) && !value?.startsWith('$'),
            },
          ];
        }),
  );
}
