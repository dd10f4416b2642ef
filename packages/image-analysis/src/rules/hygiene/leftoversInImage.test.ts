import { onDebian } from '../size/testing';
import { TestLayer, findingsOf, outcomeOf } from '../testing';
import { leftoversInImage } from './leftoversInImage';

const image = onDebian({ steps: ['COPY . /app'] });
const PROGRAM = { 'app/server': 20_000_000 };

function find(files: TestLayer['files'], step = 'COPY . /app') {
  return findingsOf(leftoversInImage, {
    image: onDebian({ steps: [step] }),
    contents: [{}, { files: { ...PROGRAM, ...files } }],
  });
}

describe('leftovers-in-image', () => {
  it('finds the history of the sources, and proposes what keeps it out', () => {
    expect(
      find({
        'app/.git/HEAD': 23,
        'app/.git/objects/pack/pack-1.pack': 9_000_000,
      }),
    ).toMatchObject([
      {
        key: 'git',
        title: 'Version control data in the image, 9.00 MB',
        severity: 'high',
        seen: expect.stringContaining('/app/.git'),
        claims: [{ bytes: 23 }, { bytes: 9_000_000 }],
        remedy: { change: { in: '.dockerignore', after: '**/.git' } },
      },
    ]);
  });

  it('minds a history of few bytes too, for what it tells', () => {
    expect(find({ 'app/.git/config': 200 })).toMatchObject([
      { severity: 'medium' },
    ]);
  });

  it('only mentions small files that hurt nobody', () => {
    expect(
      find({
        'app/Dockerfile': 900,
        'app/docker-compose.yml': 400,
        'app/.vscode/settings.json': 300,
        'app/.github/workflows/ci.yml': 2_000,
      }).map(({ key, severity, remedy }) => [
        key,
        severity,
        remedy.change?.after,
      ]),
    ).toEqual([
      ['docker', 'info', '**/Dockerfile*\n**/docker-compose*.y*ml'],
      ['ide', 'info', '**/.vscode'],
      ['ci', 'info', '**/.github'],
    ]);
  });

  it('weighs many bytes of tests by their share of the image', () => {
    expect(
      find({ 'app/pkg/testdata/big.bin': 10_000_000, 'app/a_test.go': 5_000 }),
    ).toMatchObject([
      {
        key: 'tests',
        severity: 'high',
        confidence: 'likely',
        remedy: { change: { after: '**/testdata\n**/*_test.go' } },
      },
    ]);
  });

  it('tells a RUN to remove what it makes', () => {
    const [finding] = find(
      { 'src/.git/objects/pack/pack-1.pack': 9_000_000 },
      'RUN git clone https://git.example.com/x /src',
    );
    expect(finding.remedy.change).toBeUndefined();
    expect(finding.remedy.text).toMatch(/^Remove them in the RUN/);
  });

  it.each<[string, TestLayer['files']]>([
    ['files of others', { 'app/node_modules/x/test.test.js': 900_000 }],
    ['files of the distribution', { 'usr/share/x/a.test.js': 900_000 }],
    ['empty files', { 'app/out.log': 0 }],
    ['the program alone', {}],
  ])('accepts %s', (_, files) => {
    expect(
      outcomeOf(leftoversInImage, {
        image,
        contents: [{}, { files: { ...PROGRAM, ...files } }],
      }),
    ).toEqual({ state: 'passed' });
  });

  it('does not blame an image for its base, nor twice for what is deleted', () => {
    expect(
      outcomeOf(leftoversInImage, {
        image: onDebian({ steps: ['COPY . /app', 'RUN rm -r /app/.git'] }),
        contents: [
          { files: { 'srv/.git/HEAD': 23 } },
          { files: { 'app/.git/HEAD': 23 } },
          { whiteouts: ['app/.git'] },
        ],
      }),
    ).toEqual({ state: 'passed' });
  });

  it('cannot decide without contents', () => {
    expect(outcomeOf(leftoversInImage, { image })).toMatchObject({
      state: 'undecided',
      missing: 'contents',
    });
  });
});
