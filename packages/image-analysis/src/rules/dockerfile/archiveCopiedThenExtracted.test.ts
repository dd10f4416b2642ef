import { archiveCopiedThenExtracted as rule } from './archiveCopiedThenExtracted';
import { foundIn, outcomeFor } from './testing';

describe('archive-copied-then-extracted', () => {
  it('mounts the archive and gives the bytes of its layer', () => {
    expect(
      foundIn(
        rule,
        'FROM a\nCOPY dist/app.tgz /tmp/\nRUN tar -xzf /tmp/app.tgz -C /opt && rm /tmp/app.tgz',
      ),
    ).toMatchObject([
      {
        claims: [{ layer: 1, compressedBytes: expect.any(Number) }],
        places: [
          { line: 2, layer: 1 },
          { line: 3, layer: 2 },
        ],
        remedy: {
          change: {
            after:
              'RUN --mount=type=bind,source=dist/app.tgz,target=/tmp/app.tgz \\\n    tar -xzf /tmp/app.tgz -C /opt && rm /tmp/app.tgz',
          },
        },
      },
    ]);
  });

  it.each([
    ['COPY a.zip /tmp/b.zip\nRUN unzip /tmp/b.zip'],
    ['ADD a.zip /tmp/\nRUN cd /tmp && unzip a.zip'],
    ['COPY a.tar.xz .\nRUN tar xf a.tar.xz'],
  ])('finds %j', lines => {
    expect(foundIn(rule, `FROM a\n${lines}`)).toHaveLength(1);
  });

  it.each([
    ['ADD a.tgz /opt\nRUN tar xf /opt/b.tgz'],
    ['COPY a.tgz /srv/\nCMD ["serve", "/srv/a.tgz"]'],
    ['COPY app.jar /\nRUN unzip /app.jar x'],
    ['COPY --from=x /a.tgz /\nRUN tar xf /a.tgz'],
    ['COPY a.tgz /\nRUN tar -tf /a.tgz'],
    ['RUN --mount=type=bind,source=a.tgz,target=/a.tgz tar xf /a.tgz'],
  ])('finds nothing in %j', lines => {
    expect(outcomeFor(rule, `FROM a\n${lines}`)).toEqual({ state: 'passed' });
  });

  it('minds the stages that are in the image only', () => {
    expect(
      outcomeFor(
        rule,
        'FROM a AS b\nCOPY a.tgz /\nRUN tar xf /a.tgz\nFROM c\nCOPY --from=b /x /x',
      ),
    ).toEqual({ state: 'passed' });
  });

  it('leaves it to what is measured in the image', () => {
    expect(
      outcomeFor(
        rule,
        'FROM a\nCOPY app.tgz /tmp/\nRUN tar -xf /tmp/app.tgz -C /opt',
        {
          contents: [
            {},
            { files: { 'tmp/app.tgz': 5_000_000 } },
            { files: { 'opt/app': 9_000_000 } },
          ],
        },
      ),
    ).toMatchObject({ state: 'not-applicable' });
  });
});
