import { onAlpine } from '../size/testing';
import { findingsOf, outcomeOf } from '../testing';
import { secretsInEnvironment } from './secretsInEnvironment';

describe('secrets-in-environment', () => {
  it('finds variables of the image by name, and never tells a value', () => {
    const findings = findingsOf(secretsInEnvironment, {
      image: onAlpine({
        steps: ['COPY app /app', 'ENV DB_PASSWORD=hunter2hunter2'],
        env: ['PATH=/bin', 'DB_PASSWORD=hunter2hunter2'],
      }),
    });
    expect(findings).toMatchObject([
      {
        key: 'ENV DB_PASSWORD',
        severity: 'high',
        confidence: 'likely',
        remedy: { change: { before: 'ENV DB_PASSWORD=***' } },
      },
    ]);
    expect(JSON.stringify(findings)).not.toContain('hunter2');
  });

  it('is less sure of words that mean other things too', () => {
    expect(
      findingsOf(secretsInEnvironment, {
        image: onAlpine({
          steps: ['COPY app /app', 'ENV SORT_KEY=name'],
          env: ['SORT_KEY=name'],
        }),
      }),
    ).toMatchObject([{ severity: 'low', confidence: 'guess' }]);
  });

  it('mounts the secret that was a build argument into the RUN that uses it', () => {
    const [finding] = findingsOf(secretsInEnvironment, {
      image: {
        layers: ['app', 'modules'],
        history: [
          { createdBy: 'COPY package.json . # buildkit' },
          { createdBy: 'ARG NPM_TOKEN', emptyLayer: true },
          {
            createdBy:
              'RUN |1 NPM_TOKEN=abcdefgh /bin/sh -c npm config set //r/:_authToken $NPM_TOKEN && npm ci # buildkit',
          },
        ],
      },
    });
    expect(finding).toMatchObject({
      key: 'ARG NPM_TOKEN',
      severity: 'high',
      places: [{ layer: 1 }],
    });
    expect(finding.remedy.change?.after).toMatch(
      /^RUN --mount=type=secret,id=npm_token,env=NPM_TOKEN/,
    );
    expect(JSON.stringify(finding)).not.toContain('abcdefgh');
  });

  it('says nothing of an argument that no RUN could have used', () => {
    expect(
      outcomeOf(secretsInEnvironment, {
        image: onAlpine({ steps: ['ARG NPM_TOKEN', 'COPY app /app'] }),
      }),
    ).toEqual({ state: 'passed' });
  });

  it.each([
    [
      'GPG_KEY of the Python image',
      ['GPG_KEY=A035C8C19219BA821ECEA86B64E628F8D684696D'],
    ],
    ['names of files with secrets', ['POSTGRES_PASSWORD_FILE=/run/secrets/db']],
    ['a variable that is empty', ['NPM_TOKEN=']],
    ['where tokens come from', ['TOKEN_URL=https://id.example.com/token']],
  ])('accepts %s', (_, env) => {
    expect(
      outcomeOf(secretsInEnvironment, {
        image: onAlpine({
          steps: ['COPY app /app', ...env.map(line => `ENV ${line}`)],
          env,
        }),
      }),
    ).toEqual({ state: 'passed' });
  });

  it('does not blame an image for variables of its base', () => {
    expect(
      outcomeOf(secretsInEnvironment, {
        image: {
          layers: ['base', 'app'],
          history: [
            { createdBy: 'ADD rootfs.tar.gz / # buildkit' },
            { createdBy: 'ENV DB_PASSWORD=x', emptyLayer: true },
            { createdBy: 'CMD ["sh"]', emptyLayer: true },
            { createdBy: 'COPY app /app # buildkit' },
          ],
          env: ['DB_PASSWORD=x'],
        },
      }),
    ).toEqual({ state: 'passed' });
  });
});
