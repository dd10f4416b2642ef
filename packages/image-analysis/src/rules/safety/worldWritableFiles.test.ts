import { onDebian } from '../size/testing';
import { TestLayer, findingsOf, outcomeOf } from '../testing';
import { worldWritableFiles } from './worldWritableFiles';

const open = { bytes: 10, mode: 0o666 };
const program = { bytes: 10, mode: 0o777 };

function changeOf(step: string, files: TestLayer['files']) {
  return findingsOf(worldWritableFiles, {
    image: onDebian({ steps: [step] }),
    contents: [{}, { files }],
  })[0]?.remedy.change?.after;
}

describe('world-writable-files', () => {
  it('finds them by layer and directory', () => {
    expect(
      findingsOf(worldWritableFiles, {
        image: onDebian({ steps: ['RUN chmod -R 777 /app'] }),
        contents: [{}, { files: { 'app/a': open, 'app/b': program } }],
      }),
    ).toMatchObject([
      {
        key: 'app',
        title: '2 files that everybody may change',
        severity: 'medium',
        confidence: 'likely',
        places: [
          { layer: 1, path: 'app/a', bytes: 10 },
          { layer: 1, path: 'app/b', bytes: 10 },
        ],
      },
    ]);
  });

  it('minds less where nothing is a program or a setting', () => {
    expect(
      findingsOf(worldWritableFiles, {
        image: onDebian({ steps: ['COPY data /data'] }),
        contents: [{}, { files: { 'data/a': open } }],
      }),
    ).toMatchObject([{ severity: 'low' }]);
  });

  it.each([
    ['RUN chmod -R 777 /app', 'RUN chmod -R 755 /app'],
    ['RUN chmod 0666 /app/a && x', 'RUN chmod 644 /app/a && x'],
    ['RUN chmod -R a+rwx /app', 'RUN chmod -R u+rwx /app'],
    ['COPY --chmod=777 a /app/', 'COPY --chmod=755 a /app/'],
    ['COPY a /app/', 'COPY --chmod=go-w a /app/'],
    ['RUN tar -x', 'RUN tar -x && chmod -R o-w /app'],
  ])('rewrites %s', (step, after) => {
    expect(changeOf(step, { 'app/a': program, 'app/b': open })).toBe(after);
  });

  it.each<[string, TestLayer[]]>([
    ['directories for everybody', [{}, { files: { 'tmp/a': open } }]],
    ['files of the base', [{ files: { 'opt/a': open } }, {}]],
    [
      'groups that may write',
      [{}, { files: { a: { bytes: 1, mode: 0o664 } } }],
    ],
  ])('accepts %s', (_, contents) => {
    expect(
      outcomeOf(worldWritableFiles, {
        image: onDebian({ steps: ['COPY a /'] }),
        contents,
      }),
    ).toEqual({ state: 'passed' });
  });
});
