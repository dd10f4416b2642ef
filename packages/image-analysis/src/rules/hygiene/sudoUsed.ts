import { layerName } from '../shared/layerName';
import { RunStep, ownRunSteps } from '../shared/runSteps';
import { scriptChange } from '../shared/commandScript';
import { noInstructionFound } from '../shared/unknownHistory';
import { Finding, Rule } from '../Rule';

/** `sudo`, behind assignments at most. */
const SUDO =
  /^(?:[A-Za-z_]\w{0,100}=[^\s"'$`]{0,500}\s+)*(?:\/usr\/bin\/)?sudo\s/;

/** RUNs that call sudo, where USER says the same and the image needs no sudo. */
export const sudoUsed: Rule = {
  id: 'sudo-used',
  version: 1,
  title: 'sudo in a RUN',
  family: 'hygiene',
  severity: 'low',
  needs: ['manifest'],
  why: 'A RUN has the rights of the USER before it, root where there is none. sudo needs a package and a way to become root that stay in the image.',
  remedy: 'Say USER root before the RUN and the service’s user behind it.',
  sources: [
    {
      name: 'hadolint DL3004',
      url: 'https://github.com/hadolint/hadolint/wiki/DL3004',
    },
    { name: 'dockle DKL-DI-0001' },
    { name: 'Trivy DS-0010' },
  ],
  decide(input) {
    const steps = ownRunSteps(input.image).filter(({ commands }) =>
      commands.some(({ text }) => SUDO.test(text)),
    );
    return steps.length === 0
      ? noInstructionFound(input)
      : { state: 'found', findings: [findingOf(steps)] };
  },
};

function findingOf(steps: RunStep[]): Finding {
  const [{ layer }] = steps;
  return {
    key: '',
    title: 'sudo in a RUN',
    seen: `${layerName(layer)} calls sudo.`,
    confidence: 'certain',
    method: 'read in the history',
    places: steps.slice(0, 20).map(step => ({ layer: step.layer.index })),
    placeCount: steps.length,
    remedy: {
      text: 'Leave sudo out; where another user is set before this RUN, put USER root in front and that user behind.',
      change: scriptChange(steps[0], script =>
        script.replace(
          /(^|[\s;&|(])(?:\/usr\/bin\/)?sudo[ \t]+(?:-(?:E|H|n|-preserve-env)[ \t]+)*(?=[\w./$])/g,
          '$1',
        ),
      ),
    },
  };
}
