import { ruleInputOf, outcomeOf } from '../testing';
import { healthcheckMissing } from './healthcheckMissing';

const DOCKER = 'application/vnd.docker.distribution.manifest.v2+json';

function decide(mediaType: string, ports: string[], hasHealthcheck = false) {
  const input = ruleInputOf({
    image: { layers: ['a'], run: { exposedPorts: ports, hasHealthcheck } },
  });
  return healthcheckMissing.decide({
    ...input,
    facts: { ...input.facts, mediaType },
  });
}

describe('healthcheck-missing', () => {
  it('mentions it for Docker images that serve a port', () => {
    expect(decide(DOCKER, ['8080/tcp'])).toMatchObject({
      state: 'found',
      findings: [
        {
          remedy: {
            change: { after: expect.stringContaining('localhost:8080') },
          },
        },
      ],
    });
    expect(healthcheckMissing.severity).toBe('info');
  });

  it('is content with one', () => {
    expect(decide(DOCKER, ['8080/tcp'], true)).toEqual({ state: 'passed' });
  });

  it('does not apply to OCI images, which have no such field', () => {
    expect(outcomeOf(healthcheckMissing, { image: { layers: ['a'] } })).toEqual(
      {
        state: 'not-applicable',
        reason: 'an OCI image config has no field for a health check',
      },
    );
  });

  it.each([[[]], [['53/udp']]])(
    'does not apply where no port could be asked: %j',
    ports => {
      expect(decide(DOCKER, ports).state).toBe('not-applicable');
    },
  );
});
