import { ownMetadata } from '../shared/ownMetadata';
import { Rule } from '../Rule';

/** EXPOSE 22. */
export const sshPortExposed: Rule = {
  id: 'ssh-port-exposed',
  version: 1,
  title: 'Port of SSH exposed',
  family: 'safety',
  severity: 'low',
  needs: ['manifest'],
  why: 'Port 22 says that people are to log in to the container. docker run -P opens it to the network.',
  remedy: 'Do not expose port 22; use the platform’s way into a container.',
  sources: [{ name: 'Trivy DS-0004' }, { name: 'CIS Docker Benchmark 5.7' }],
  decide({ facts, image }) {
    if (!facts.exposedPorts.some(port => /^22(?:\/tcp)?$/.test(port))) {
      return { state: 'passed' };
    }
    const before = ownMetadata(image, 'EXPOSE').find(({ instruction }) =>
      /\s22(?:\/tcp)?(?:\s|$)/.test(instruction.text),
    )?.instruction.text;
    const others = before
      ?.split(/\s+/)
      .slice(1)
      .filter(port => !/^22(?:\/tcp)?$/.test(port));
    return {
      state: 'found',
      findings: [
        {
          key: '',
          title: 'Port 22 is exposed',
          seen: `The config exposes port 22${
            before ? '' : ', perhaps inherited from the base'
          }.`,
          confidence: 'certain',
          method: 'read in the config',
          places: [],
          remedy: {
            text: 'Take 22 out of EXPOSE, unless serving SSH (as a Git server does) is what the image is for.',
            change: before
              ? {
                  in: 'Dockerfile',
                  before,
                  after:
                    others && others.length > 0
                      ? `EXPOSE ${others.join(' ')}`
                      : '# port 22 is not exposed',
                }
              : undefined,
          },
        },
      ],
    };
  },
};
