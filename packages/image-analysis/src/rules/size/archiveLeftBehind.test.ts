import { findingsOf, outcomeOf } from '../testing';
import { archiveLeftBehind } from './archiveLeftBehind';
import { onDebian } from './testing';

describe('archive-left-behind', () => {
  it('finds a copied archive that a later RUN unpacks, and mounts it instead', () => {
    const [finding] = findingsOf(archiveLeftBehind, {
      image: onDebian({
        steps: [
          'COPY build/app.tar.gz /opt/app.tar.gz',
          'RUN tar -xzf /opt/app.tar.gz -C /opt',
        ],
      }),
      contents: [
        {},
        { files: { 'opt/app.tar.gz': 30_000_000 } },
        { files: { 'opt/app/server': 80_000_000 } },
      ],
    });
    expect(finding).toMatchObject({
      key: 'opt/app.tar.gz',
      title: '30.0 MB archive left at /opt/app.tar.gz',
      confidence: 'likely',
      remedy: {
        change: {
          after:
            'RUN --mount=type=bind,source=build/app.tar.gz,target=/opt/app.tar.gz \\\n    tar -xzf /opt/app.tar.gz -C /opt',
        },
      },
    });
  });

  it('finds a downloaded one, also by a pattern or a variable in its name', () => {
    const [finding] = findingsOf(archiveLeftBehind, {
      image: onDebian({
        steps: [
          'RUN curl -O https://example.com/node-v20.1.0.tar.xz && tar -xf node-v$VERSION.tar.xz',
        ],
      }),
      contents: [{}, { files: { 'opt/node-v20.1.0.tar.xz': 25_000_000 } }],
    });
    expect(finding.remedy.change?.after).toMatch(
      /&& rm \/opt\/node-v20\.1\.0\.tar\.xz$/,
    );
  });

  it('knows by its place one that nothing is seen to unpack', () => {
    expect(
      findingsOf(archiveLeftBehind, {
        image: onDebian({ steps: ['RUN ./install.sh'] }),
        contents: [{}, { files: { 'tmp/sdk.zip': 25_000_000 } }],
      }),
    ).toMatchObject([{ confidence: 'likely' }]);
  });

  it('passes what programs run from or read, and archives that are being made', () => {
    expect(
      outcomeOf(archiveLeftBehind, {
        image: onDebian({
          steps: ['COPY . /app', 'RUN tar -czf /app/backup.tar.gz /app/data'],
        }),
        contents: [
          { files: { 'tmp/base.tar.gz': 5_000_000 } },
          {
            files: {
              'app/app.jar': 30_000_000,
              'app/app.war': 30_000_000,
              'app/wheels/a.whl': 3_000_000,
              'app/data/dictionary.zip': 30_000_000,
              'app/node_modules/x/fixtures/a.tgz': 2_000_000,
            },
          },
          { files: { 'app/backup.tar.gz': 9_000_000 } },
        ],
      }),
    ).toEqual({ state: 'passed' });
  });
});
