import { Confidence } from '../../model';
import { Dockerfile, DockerfileInstruction } from '../../source/Dockerfile';
import { dockerfileLayers } from '../../source/dockerfileLayers';
import { maskDockerfile } from '../../source/maskDockerfile';
import { parseDockerfile } from '../../source/parseDockerfile';
import { missingEvidence } from '../../judge/missingEvidence';
import { Finding, FindingPlace, Rule, RuleOutcome } from '../Rule';
import { RuleInput } from '../RuleInput';

/** A Dockerfile, and how it goes with the image that is judged. */
export interface DockerfileEvidence {
  input: RuleInput;
  dockerfile: Dockerfile;
  /** In the repository. */
  path: string;
  /** In words, for findings. */
  method: string;
  /** No finding can be surer than the Dockerfile is this image's. */
  surest: Confidence;
  /** Which layer each instruction made, as far as that can be told. */
  layers: ReadonlyMap<DockerfileInstruction, number>;
}

/** Builders that read no Dockerfile. */
const WITHOUT_DOCKERFILE = new Set([
  'buildpacks',
  'jib',
  'ko',
  'bazel',
  'apko',
  'nix',
]);

const CONFIDENCES: readonly Confidence[] = ['guess', 'likely', 'certain'];

/**
 * Asks a rule about the image's Dockerfile. Undecided where it cannot be read,
 * not applicable where the image was not built from one, or where every finding
 * is about a layer of which another rule says the same from the image itself:
 * nothing is to be told twice.
 */
export function decideByDockerfile(
  input: RuleInput,
  find: (evidence: DockerfileEvidence) => Finding[],
  toldBy: readonly Rule[] = [],
): RuleOutcome {
  const text = input.source.known ? input.source.value.dockerfile : undefined;
  if (!text) {
    return undecided('no Dockerfile was found');
  }
  const { builder } = input.image;
  if (text.from === 'source' && WITHOUT_DOCKERFILE.has(builder.name)) {
    return {
      state: 'not-applicable',
      reason: `the image was built by ${builder.name}, which reads no Dockerfile`,
    };
  }
  const dockerfile = parseDockerfile({
    text: maskDockerfile(text.text),
    target: text.target,
  });
  if (!dockerfile.final) {
    return undecided(
      `${text.path} cannot be read: ${dockerfile.problem ?? 'it has no FROM'}`,
    );
  }
  const layers = dockerfileLayers(input.image, dockerfile);
  const findings = find({
    input,
    dockerfile,
    path: text.path,
    layers,
    ...credibility(input, dockerfile, text.from, layers.size),
  });
  if (findings.length === 0) {
    return { state: 'passed' };
  }
  const teller = toldBy.find(rule => tells(rule, input));
  const left = teller
    ? findings.filter(({ places }) => !isInImage(places, dockerfile))
    : findings;
  return left.length > 0 || !teller
    ? { state: 'found', findings: left }
    : {
        state: 'not-applicable',
        reason: `rule ${teller.id} says it already, from the image itself`,
      };
}

/** A build stage leaves no layer in the image, so that no other rule sees it. */
function isInImage(
  places: readonly FindingPlace[],
  { chain }: Dockerfile,
): boolean {
  return places.some(({ line }) =>
    chain.some(({ head, instructions }) =>
      [head, ...instructions].some(instruction => instruction.line === line),
    ),
  );
}

function tells(rule: Rule, input: RuleInput): boolean {
  return (
    missingEvidence(rule, input) === undefined &&
    rule.decide(input).state === 'found'
  );
}

function undecided(reason: string): RuleOutcome {
  return { state: 'undecided', missing: 'dockerfile', reason };
}

/** How well the Dockerfile is known to be the one that made this image. */
function credibility(
  { image }: RuleInput,
  { chain }: Dockerfile,
  from: 'provenance' | 'source',
  joined: number,
): Pick<DockerfileEvidence, 'method' | 'surest'> {
  if (from === 'provenance') {
    return {
      method: 'from the Dockerfile that the build recorded',
      surest: 'certain',
    };
  }
  const isTold = image.layers.some(
    ({ fromBase, instruction }) => fromBase !== true && instruction,
  );
  const hasSteps = chain.some(({ instructions }) =>
    instructions.some(({ keyword }) => keyword === 'RUN' || keyword === 'COPY'),
  );
  return isTold && hasSteps && joined === 0
    ? {
        method:
          'from the Dockerfile in the repository, of which no instruction is found in the history of this image',
        surest: 'guess',
      }
    : {
        method:
          'from the Dockerfile in the repository, which may be newer than this image',
        surest: 'likely',
      };
}

/** What {@link findingAt} needs to know. */
export interface FindingAt
  extends Pick<
    Finding,
    'key' | 'title' | 'seen' | 'severity' | 'claims' | 'gainHow' | 'remedy'
  > {
  /** The instructions that it is about, the one to be mended first. */
  at: readonly DockerfileInstruction[];
  /** Where the rule itself is not certain. */
  confidence?: Confidence;
}

/** A finding at lines of the Dockerfile, and at their layers. */
export function findingAt(
  evidence: DockerfileEvidence,
  { at, confidence = 'certain', ...finding }: FindingAt,
): Finding {
  const { surest, method, path, layers } = evidence;
  return {
    ...finding,
    confidence:
      CONFIDENCES[
        Math.min(CONFIDENCES.indexOf(surest), CONFIDENCES.indexOf(confidence))
      ],
    method,
    places: at.slice(0, 20).map(instruction => ({
      layer: layers.get(instruction),
      path,
      line: instruction.line,
    })),
    placeCount: at.length,
  };
}

/** `line 7`, `lines 7 and 9`, `lines 7, 9 and 3 more`. */
export function linesText(instructions: readonly DockerfileInstruction[]) {
  const lines = instructions.map(({ line }) => line);
  if (lines.length === 1) {
    return `line ${lines[0]}`;
  }
  return lines.length > 4
    ? `lines ${lines.slice(0, 3).join(', ')} and ${lines.length - 3} more`
    : `lines ${lines.slice(0, -1).join(', ')} and ${lines.at(-1)}`;
}
