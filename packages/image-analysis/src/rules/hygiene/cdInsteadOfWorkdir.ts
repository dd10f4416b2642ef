import { layerName } from '../shared/layerName';
import { RunStep, ownRunSteps } from '../shared/runSteps';
import { noInstructionFound } from '../shared/unknownHistory';
import { Finding, Rule } from '../Rule';

/** RUNs that only change the directory, or change to the same one again and again. */
export const cdInsteadOfWorkdir: Rule = {
  id: 'cd-instead-of-workdir',
  version: 1,
  title: 'cd where WORKDIR is meant',
  family: 'hygiene',
  severity: 'info',
  needs: ['manifest'],
  why: 'A directory changed by cd lasts to the end of its RUN. WORKDIR lasts for all steps that follow, and for the container.',
  remedy: 'Set WORKDIR once, before the steps that work there.',
  sources: [
    {
      name: 'hadolint DL3003',
      url: 'https://github.com/hadolint/hadolint/wiki/DL3003',
    },
    { name: 'Trivy DS-0013' },
  ],
  decide(input) {
    const steps = ownRunSteps(input.image);
    const findings = [...lost(steps), ...repeated(steps)];
    return findings.length > 0
      ? { state: 'found', findings }
      : noInstructionFound(input);
  },
};

/** `RUN cd /app` changes nothing at all. */
function lost(steps: readonly RunStep[]): Finding[] {
  return steps.flatMap(({ layer, commands }) => {
    const directory = commands.at(-1)?.args[0];
    if (directory === undefined || !commands.every(isPlainCd)) {
      return [];
    }
    return [
      {
        key: `lost ${directory}`,
        title: `RUN cd ${directory} has no effect`,
        seen: `${layerName(
          layer,
        )} only changes the directory, which ends with that RUN.`,
        severity: 'low',
        confidence: 'certain',
        method: 'read in the history',
        places: [{ layer: layer.index }],
        remedy: {
          text: 'Say WORKDIR instead.',
          change: {
            in: 'Dockerfile',
            before: layer.instruction?.text,
            after: `WORKDIR ${directory}`,
          },
        },
      },
    ];
  });
}

function repeated(steps: readonly RunStep[]): Finding[] {
  const byDirectory = new Map<string, RunStep[]>();
  for (const step of steps) {
    const [first, second] = step.commands;
    const directory = first?.args[0];
    if (second?.joinedBy === '&&' && isPlainCd(first) && directory) {
      byDirectory.set(directory, [...(byDirectory.get(directory) ?? []), step]);
    }
  }
  return [...byDirectory]
    .filter(
      ([directory, { length }]) => length > 1 && directory.startsWith('/'),
    )
    .map(([directory, members]): Finding => {
      const scripts = members.map(({ script }) => script);
      return {
        key: `repeated ${directory}`,
        title: `${members.length} RUNs begin with cd ${directory}`,
        seen: `${members
          .slice(0, 3)
          .map(({ layer }) => layerName(layer))
          .join(', ')} each change to ${directory} first.`,
        confidence: 'certain',
        method: 'read in the history',
        places: members
          .slice(0, 20)
          .map(({ layer }) => ({ layer: layer.index })),
        placeCount: members.length,
        remedy: {
          text: `Set WORKDIR ${directory} before the first of them.`,
          change: {
            in: 'Dockerfile',
            before: scripts.map(script => `RUN ${script}`).join('\n'),
            after: [
              `WORKDIR ${directory}`,
              ...scripts.map(
                script =>
                  `RUN ${script
                    .replace(/^\s*cd\s+\S+\s*&&\s*(?:\\\s*\n\s*)?/, '')
                    .trim()}`,
              ),
            ].join('\n'),
          },
        },
      };
    });
}

function isPlainCd(command: RunStep['commands'][number] | undefined): boolean {
  return (
    command?.name === 'cd' &&
    command.args.length === 1 &&
    !command.isConditional &&
    // `cd "$dir"` and `cd -` stand for no directory that could be told.
    /^[\w./][\w./@+-]*$/.test(command.args[0])
  );
}
