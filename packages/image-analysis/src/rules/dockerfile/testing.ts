import { parseDockerfile } from '../../source/parseDockerfile';
import { TestImage } from '../../testing';
import { Finding, Rule, RuleOutcome } from '../Rule';
import { TestRuleInput, outcomeOf } from '../testing';

/** What a test says beside the Dockerfile. */
export interface DockerfileTest extends Partial<TestRuleInput> {
  from?: 'provenance' | 'source';
  /** Text of the .dockerignore; `null` where there is none. */
  ignore?: string | null;
}

/** An image as BuildKit makes it from a Dockerfile, as far as history tells. */
export function imageBuiltFrom(text: string): TestImage {
  const steps = parseDockerfile({ text }).chain.flatMap(
    ({ instructions }) => instructions,
  );
  const history = steps
    .filter(({ keyword }) => ['RUN', 'COPY', 'ADD'].includes(keyword))
    .map(({ keyword, content, args, form }) => {
      const words = form === 'exec' ? args.join(' ') : content;
      return {
        createdBy: `${keyword} ${
          keyword === 'RUN' ? `/bin/sh -c ${words}` : words
        } # buildkit`,
        comment: 'buildkit.dockerfile.v0',
      };
    });
  return {
    name: 'built from a Dockerfile',
    layers: ['base', ...history.map((_, index) => `step ${index}`)],
    history: [{ createdBy: 'base' }, ...history],
    annotations: {},
  };
}

/** What the rules are asked about a Dockerfile and its image. */
export function dockerfileInput(
  text: string,
  test: DockerfileTest = {},
): TestRuleInput {
  const { from = 'provenance', ignore, ...others } = test;
  return {
    image: imageBuiltFrom(text),
    source: {
      known: true,
      value: {
        dockerfile: { path: 'Dockerfile', text, from },
        ...(ignore === undefined
          ? {}
          : {
              dockerignore: {
                path: '.dockerignore',
                ...(ignore === null ? {} : { text: ignore }),
              },
            }),
      },
    },
    ...others,
  };
}

export function outcomeFor(
  rule: Rule,
  text: string,
  test: DockerfileTest = {},
): RuleOutcome {
  return outcomeOf(rule, dockerfileInput(text, test));
}

/** What a rule finds in a Dockerfile. */
export function foundIn(
  rule: Rule,
  text: string,
  test: DockerfileTest = {},
): Finding[] {
  const outcome = outcomeFor(rule, text, test);
  return outcome.state === 'found' ? outcome.findings : [];
}

/** The lines that a rule finds fault with. */
export function linesIn(
  rule: Rule,
  text: string,
  test: DockerfileTest = {},
): (number | undefined)[] {
  return foundIn(rule, text, test).flatMap(({ places }) =>
    places.map(({ line }) => line),
  );
}
