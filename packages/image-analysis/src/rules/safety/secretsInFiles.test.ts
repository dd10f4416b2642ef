import { onDebian } from '../size/testing';
import { findingsOf, outcomeOf } from '../testing';
import { secretsInFiles } from './secretsInFiles';

const KEY = {
  path: 'app/id_rsa',
  kind: 'private-key',
  seenIn: 'contents' as const,
  line: 1,
};
const image = onDebian({ steps: ['COPY . /app', 'RUN rm /app/id_rsa'] });

describe('secrets-in-files', () => {
  it('tells name, kind and line of what an own layer holds', () => {
    expect(
      findingsOf(secretsInFiles, {
        image,
        contents: [{}, { files: { 'app/id_rsa': 1_700 }, secrets: [KEY] }, {}],
      }),
    ).toMatchObject([
      {
        title: 'Secret (private key) in /app/id_rsa',
        severity: 'high',
        places: [{ layer: 1, path: 'app/id_rsa', line: 1 }],
        remedy: { change: { in: '.dockerignore', after: '**/id_rsa' } },
      },
    ]);
  });

  it('finds a secret that a later layer deletes', () => {
    expect(
      findingsOf(secretsInFiles, {
        image,
        contents: [
          {},
          { files: { 'app/id_rsa': 1_700 }, secrets: [KEY] },
          { whiteouts: ['app/id_rsa'] },
        ],
      })[0],
    ).toMatchObject({
      severity: 'high',
      seen: expect.stringContaining('the file is still in this one'),
    });
  });

  it('mounts it into the RUN that wrote it', () => {
    const [finding] = findingsOf(secretsInFiles, {
      image: onDebian({ steps: ['RUN npm login && npm ci'] }),
      contents: [
        {},
        {
          files: { 'root/.npmrc': 90 },
          secrets: [
            { path: 'root/.npmrc', kind: 'npm-token', seenIn: 'contents' },
          ],
        },
      ],
    });
    expect(finding.remedy.change?.after).toBe(
      'RUN --mount=type=secret,id=npmrc,target=/root/.npmrc npm login && npm ci',
    );
  });

  it('is less sure where only the name tells', () => {
    expect(
      findingsOf(secretsInFiles, {
        image,
        contents: [
          {},
          {
            files: { 'app/store.jks': 2_000 },
            secrets: [
              { path: 'app/store.jks', kind: 'keystore', seenIn: 'name' },
            ],
          },
          {},
        ],
      }),
    ).toMatchObject([{ severity: 'medium', confidence: 'guess' }]);
  });

  it('does not blame an image for files of its base', () => {
    expect(
      outcomeOf(secretsInFiles, {
        image,
        contents: [{ files: { 'app/id_rsa': 1_700 }, secrets: [KEY] }, {}, {}],
      }),
    ).toEqual({ state: 'passed' });
  });

  it('cannot decide without contents', () => {
    expect(outcomeOf(secretsInFiles, { image })).toMatchObject({
      state: 'undecided',
      missing: 'contents',
    });
  });
});
