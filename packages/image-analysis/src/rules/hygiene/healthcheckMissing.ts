import { Rule } from '../Rule';

const DOCKER_MANIFEST = /^application\/vnd\.docker\.distribution\.manifest\./;

/** No HEALTHCHECK, where the format has one. */
export const healthcheckMissing: Rule = {
  id: 'healthcheck-missing',
  version: 1,
  title: 'No health check',
  family: 'hygiene',
  severity: 'info',
  needs: ['manifest'],
  why: 'Docker and Swarm restart a container whose health check fails. Kubernetes and ECS have probes of their own and do not look at it.',
  remedy:
    'Add a HEALTHCHECK if the image runs where Docker itself looks after it.',
  sources: [
    { name: 'CIS Docker Benchmark 4.6, dockle CIS-DI-0006' },
    {
      name: 'hadolint DL3057',
      url: 'https://github.com/hadolint/hadolint/wiki/DL3057',
    },
    { name: 'Trivy DS-0026' },
  ],
  decide({ facts }) {
    if (facts.hasHealthcheck) {
      return { state: 'passed' };
    }
    if (!DOCKER_MANIFEST.test(facts.mediaType)) {
      return {
        state: 'not-applicable',
        reason: 'an OCI image config has no field for a health check',
      };
    }
    const port = facts.exposedPorts
      .map(text => /^(\d{1,5})(?:\/tcp)?$/.exec(text)?.[1])
      .find(text => text !== undefined);
    if (port === undefined) {
      return {
        state: 'not-applicable',
        reason: 'the image exposes no TCP port that could be asked',
      };
    }
    return {
      state: 'found',
      findings: [
        {
          key: '',
          title: 'No health check',
          seen: `The image serves port ${port} and has no HEALTHCHECK.`,
          confidence: 'certain',
          method: 'read in the config',
          places: [],
          remedy: {
            text: 'Where Docker or Swarm runs it, let the program answer whether it is well; with probes of Kubernetes or ECS nothing is to be done.',
            change: {
              in: 'Dockerfile',
              after: `HEALTHCHECK --interval=30s --timeout=3s CMD ["wget", "-q", "-O", "/dev/null", "http://localhost:${port}/"]`,
            },
          },
        },
      ],
    };
  },
};
