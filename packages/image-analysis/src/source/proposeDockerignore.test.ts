import { ruleInputOf } from '../rules/testing';
import { imageBuiltFrom } from '../rules/dockerfile/testing';
import { contextFiles } from './contextFiles';
import { dockerfileLayers } from './dockerfileLayers';
import { parseDockerfile } from './parseDockerfile';
import { proposeDockerignore } from './proposeDockerignore';

function propose(
  text: string,
  files: Record<string, number>,
  more: { existing?: string; made?: string[]; workingDir?: string } = {},
) {
  const dockerfile = parseDockerfile({ text });
  const input = ruleInputOf({
    image: { ...imageBuiltFrom(text), run: { workingDir: more.workingDir } },
    contents: [{}, { files }],
  });
  if (!input.contents.known) {
    throw new Error('The test has contents.');
  }
  return proposeDockerignore({
    files: contextFiles({
      image: input.image,
      contents: input.contents.value,
      dockerfile,
      layers: dockerfileLayers(input.image, dockerfile),
    }),
    dockerfile,
    ...more,
  });
}
const patterns = (...args: Parameters<typeof propose>) =>
  propose(...args)?.lines.map(({ pattern, bytes }) => [pattern, bytes]);

const COPY = 'FROM a\nWORKDIR /usr/src/app\nCOPY . .\n';

describe('proposeDockerignore', () => {
  it('names what is really in the image, with its bytes, most first', () => {
    const proposal = propose(
      COPY,
      {
        'usr/src/app/.git/objects/pack/a.pack': 48_000_000,
        'usr/src/app/.git/HEAD': 20,
        'usr/src/app/main.go': 1_000,
        'usr/src/app/main_test.go': 2_000,
        'usr/src/app/pkg/a_test.go': 3_000,
        'usr/src/app/Dockerfile': 300,
        'usr/src/app/README.md': 400,
        'usr/src/app/sonar-project.properties': 100,
        'etc/README.md': 7,
      },
      { existing: 'out/\r\n# ours\r\n' },
    );
    expect(proposal?.text).toBe(
      [
        'out/',
        '# ours',
        '',
        '# 48.0 MB in this image',
        '**/.git',
        '# 5.00 kB in this image',
        '**/*_test.go',
        '# 400 B in this image',
        'README.md',
        '# 300 B in this image',
        '**/Dockerfile*',
        '# 100 B in this image',
        'sonar-project.properties',
        '',
      ].join('\n'),
    );
  });

  it('proposes nothing that the Dockerfile needs by name', () => {
    expect(
      patterns(
        'FROM a\nCOPY . /app\nCOPY README.md /docs/\nRUN --mount=type=bind,source=Dockerfile,target=/d true',
        {
          'app/README.md': 10,
          'app/Dockerfile': 10,
        },
      ),
    ).toBeUndefined();
  });

  it('proposes nothing that is kept out or let in by a line already', () => {
    expect(
      patterns(
        COPY,
        { 'usr/src/app/README.md': 10, 'usr/src/app/a.log': 5 },
        {
          existing: '*.log\n!README.md',
        },
      ),
    ).toBeUndefined();
  });

  it('takes what the build makes itself for given', () => {
    const files = { 'usr/src/app/node_modules/a/index.js': 10 };
    expect(patterns(COPY, files)).toBeUndefined();
    expect(patterns(COPY, files, { made: ['node_modules'] })).toEqual([
      ['**/node_modules', 10],
    ]);
  });

  it('leaves the files of libraries alone', () => {
    expect(
      patterns(COPY, { 'usr/src/app/vendor/x/y_test.go': 10 }),
    ).toBeUndefined();
  });

  it.each([
    ['RUN git describe --tags > v', '.git/HEAD'],
    ['RUN go test ./... && go build', 'a_test.go'],
    ['RUN pip install .', 'README.md'],
  ])('leaves to the step %s what it needs', (run, path) => {
    const files = { [`usr/src/app/${path}`]: 10 };
    expect(patterns(COPY, files)).toHaveLength(1);
    expect(patterns(`${COPY}${run}`, files)).toBeUndefined();
  });

  it('finds the directory that the base image set', () => {
    expect(
      patterns(
        'FROM a\nCOPY . .\n',
        { 'home/app/a.log': 5 },
        { workingDir: '/home/app' },
      ),
    ).toEqual([['**/*.log', 5]]);
  });

  it.each([
    ['a copy of some directory', 'FROM a\nCOPY src /app'],
    ['a copy from a stage', 'FROM x AS b\nFROM a\nCOPY --from=b . /app'],
    ['a copy to nobody knows where', 'FROM a\nCOPY . $DIR'],
  ])('says nothing of %s', (_, text) => {
    expect(patterns(text, { 'app/a.log': 5 })).toBeUndefined();
  });
});
