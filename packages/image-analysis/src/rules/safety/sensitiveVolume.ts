import { ownMetadata } from '../shared/ownMetadata';
import { Rule } from '../Rule';

const SENSITIVE =
  /^\/(?:|sys(?:\/.*)?|proc(?:\/.*)?|dev(?!\/shm)(?:\/.*)?|etc|boot(?:\/.*)?|(?:var\/)?run\/(?:docker|containerd\/containerd|crio\/crio)\.sock)$/;

/** Volumes over what belongs to the kernel or the host. */
export const sensitiveVolume: Rule = {
  id: 'sensitive-volume',
  version: 1,
  title: 'Volume over a directory of the system',
  family: 'safety',
  severity: 'medium',
  needs: ['manifest'],
  why: 'A volume at /dev, /proc or /sys hides what the kernel shows there, or invites to mount the host’s.',
  remedy: 'Declare volumes only for data of the program.',
  sources: [{ name: 'CIS Docker Benchmark 5.5, dockle DKL-DI-0002' }],
  decide({ facts, image }) {
    const volumes = facts.volumes.filter(path =>
      SENSITIVE.test(path.replace(/(?!^)\/+$/, '')),
    );
    if (volumes.length === 0) {
      return { state: 'passed' };
    }
    const step = ownMetadata(image, 'VOLUME').find(({ instruction }) =>
      volumes.some(path => instruction.text.includes(path)),
    );
    return {
      state: 'found',
      findings: [
        {
          key: '',
          title: `Volume at ${volumes.slice(0, 3).join(', ')}`,
          seen: `The config declares volumes at ${volumes
            .slice(0, 5)
            .join(', ')}${step ? '' : ', perhaps inherited from the base'}.`,
          confidence: 'certain',
          method: 'read in the config',
          places: volumes.slice(0, 20).map(path => ({ path: path.slice(1) })),
          placeCount: volumes.length,
          remedy: {
            text: 'Take the path out of VOLUME; what must come from the host is mounted where the container is started.',
            change: step && {
              in: 'Dockerfile',
              before: step.instruction.text,
              after: '# no VOLUME for directories of the system',
            },
          },
        },
      ],
    };
  },
};
