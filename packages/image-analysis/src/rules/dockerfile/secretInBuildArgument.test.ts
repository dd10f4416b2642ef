import { secretInBuildArgument as rule } from './secretInBuildArgument';
import { foundIn, outcomeFor } from './testing';

const inBuild = (lines: string) =>
  `FROM node:22 AS build\n${lines}\nFROM nginx:1\nCOPY --from=build /a /b`;

describe('secret-in-build-argument', () => {
  it('mounts the secret for the RUN that needs it', () => {
    expect(
      foundIn(
        rule,
        inBuild(
          'ARG NPM_TOKEN\nRUN echo //r/:_authToken=$NPM_TOKEN > .npmrc && npm ci',
        ),
      ),
    ).toMatchObject([
      {
        severity: 'medium',
        confidence: 'likely',
        places: [{ line: 2 }, { line: 3 }],
        remedy: {
          change: {
            after: expect.stringMatching(
              /^RUN --mount=type=secret,id=npm-token,env=NPM_TOKEN \\\n/,
            ),
          },
        },
      },
    ]);
  });

  it('is worse where the value stands in the Dockerfile, and never shows it', () => {
    const found = foundIn(rule, inBuild('ENV DB_PASSWORD=hunter2 A=b\nRUN x'));
    expect(found).toMatchObject([{ severity: 'high' }]);
    expect(JSON.stringify(found)).not.toMatch(/hunter2/);
  });

  it.each([
    ['ARG GO_VERSION=1.24'],
    ['ARG PUBLIC_KEY'],
    ['ENV PASSWORD_FILE=/run/secrets/p'],
    ['ARG GPG_KEY=ABCDEF'],
    ['RUN --mount=type=secret,id=token cat /run/secrets/token'],
    ['ENV TOKEN='],
  ])('finds nothing in %s', line => {
    expect(outcomeFor(rule, inBuild(line))).toEqual({ state: 'passed' });
  });
});
