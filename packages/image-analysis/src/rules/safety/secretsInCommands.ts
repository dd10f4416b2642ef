import { layerName } from '../shared/layerName';
import { RunStep, ownRunSteps } from '../shared/runSteps';
import { noInstructionFound } from '../shared/unknownHistory';
import { withUniqueKeys } from '../shared/uniqueKeys';
import { Finding, Rule } from '../Rule';
import { secretCertainty } from './secretCertainty';

/** `NAME=***` and `--name ***`: a literal value was there, and was masked; not `$***`. */
const MASKED =
  /(?:^|[\s"'])(-{0,2}[A-Za-z_][\w.-]{1,100})(?:=|[ \t]+)\*{3}(?!\w)/g;

/** Secrets written out in RUN. References to variables are not masked. */
export const secretsInCommands: Rule = {
  id: 'secrets-in-commands',
  version: 1,
  title: 'Secret written out in a RUN',
  family: 'safety',
  severity: 'high',
  needs: ['manifest'],
  why: 'The text of every RUN is stored in the image’s history. A password or token in it can be read by everybody who pulls the image.',
  remedy: 'Mount secrets into the RUN that needs them, and replace this one.',
  sources: [
    {
      name: 'Docker, Build secrets',
      url: 'https://docs.docker.com/build/building/secrets/',
    },
    { name: 'CIS Docker Benchmark 4.10' },
  ],
  decide(input) {
    const findings = ownRunSteps(input.image).flatMap(step =>
      [...new Set(namesOf(step.script))].map(name => findingOf(step, name)),
    );
    return findings.length > 0
      ? { state: 'found', findings: withUniqueKeys(findings).slice(0, 50) }
      : noInstructionFound(input);
  },
};

function namesOf(script: string): string[] {
  return [...script.matchAll(MASKED)]
    .map(([, name]) => name)
    .filter(name => secretCertainty(name) === 'likely');
}

function findingOf({ layer }: RunStep, name: string): Finding {
  const variable = name.replace(/^-+/, '').replace(/\W/g, '_');
  const text = layer.instruction?.text ?? '';
  const id = variable.toLowerCase();
  return {
    key: variable,
    title: `Value of ${name} written out in a RUN`,
    seen: `${layerName(
      layer,
    )} gives ${name} a literal value, which the history tells everybody; it was not kept here.`,
    confidence: 'likely',
    method: 'told by the name, read in the history',
    places: [{ layer: layer.index }],
    remedy: {
      text: 'Mount it as a build secret and refer to the variable. Replace the secret: it is in the history.',
      change: {
        in: 'Dockerfile',
        before: text,
        after: text
          .replace(
            /^RUN /,
            `RUN --mount=type=secret,id=${id},env=${variable.toUpperCase()} `,
          )
          .replace(
            new RegExp(
              `(${name.replace(/[.-]/g, '\\$&')}(?:=|[ \\t]+))\\*{3}`,
              'g',
            ),
            (_, before: string) => `${before}"$${variable.toUpperCase()}"`,
          ),
      },
    },
  };
}
