import { findingsOf, outcomeOf } from '../testing';
import { sourcesBeforeDependencies } from './sourcesBeforeDependencies';
import { historyOf, kit, onDebian, run } from './testing';

const large = (count: number) => [
  30_000_000,
  ...Array.from({ length: count }, () => 20_000_000),
];

describe('sources-before-dependencies', () => {
  it.each([
    ['npm ci', 'COPY package.json package-lock.json ./\nRUN npm ci\nCOPY . .'],
    [
      'yarn install --frozen-lockfile',
      'COPY package.json yarn.lock ./\nRUN yarn install --frozen-lockfile\nCOPY . .',
    ],
    [
      'pip install -r requirements/prod.txt',
      'COPY requirements/prod.txt ./\nRUN pip install -r requirements/prod.txt\nCOPY . .',
    ],
    [
      'bundle install',
      'COPY Gemfile Gemfile.lock ./\nRUN bundle install\nCOPY . .',
    ],
    ['go mod download', 'COPY go.mod go.sum ./\nRUN go mod download\nCOPY . .'],
    [
      'composer install',
      'COPY composer.json composer.lock ./\nRUN composer install\nCOPY . .',
    ],
  ])('puts `%s` before the sources', (script, after) => {
    const [finding] = findingsOf(sourcesBeforeDependencies, {
      image: onDebian([kit('COPY . .'), run(script)], { layerBytes: large(2) }),
    });
    expect(finding).toMatchObject({
      confidence: 'likely',
      places: [{ layer: 2, bytes: 20_000_000 }, { layer: 1 }],
      remedy: { change: { before: `COPY . .\nRUN ${script}`, after } },
    });
  });

  it('fetches dependencies first where one command fetches and builds', () => {
    const image = onDebian([kit('COPY . /src'), run('mvn -B package')], {
      layerBytes: large(2),
    });
    const [finding] = findingsOf(sourcesBeforeDependencies, {
      image,
      contents: [
        {},
        {},
        { files: { 'root/.m2/repository/org/a.jar': 40_000_000 } },
      ],
    });
    expect(finding.remedy.change?.after).toBe(
      'COPY pom.xml /src/\nRUN mvn -B dependency:go-offline\nCOPY . /src\nRUN mvn -B package',
    );
    expect(
      outcomeOf(sourcesBeforeDependencies, {
        image,
        contents: [{}, {}, { files: { 'src/target/a.jar': 40_000_000 } }],
      }),
    ).toEqual({ state: 'passed' });
    expect(outcomeOf(sourcesBeforeDependencies, { image })).toMatchObject({
      state: 'undecided',
      missing: 'contents',
    });
  });

  it.each([
    [
      'manifests come first',
      [
        kit('COPY package.json ./'),
        run('npm ci'),
        kit('COPY . .'),
        run('npm run build'),
      ],
    ],
    [
      'what is installed again was installed before',
      [
        kit('COPY package*.json ./'),
        run('npm ci'),
        kit('COPY . .'),
        run('npm ci --omit=dev'),
      ],
    ],
    [
      'single packages are installed by name',
      [kit('COPY . .'), run('npm install -g pm2')],
    ],
    [
      'system packages are installed',
      [kit('COPY . .'), run('apt-get install -y curl')],
    ],
    [
      'a directory of sources is copied, not all',
      [kit('COPY src /app/src'), run('npm ci')],
    ],
  ])('passes where %s', (_, steps) => {
    expect(
      outcomeOf(sourcesBeforeDependencies, {
        image: onDebian(steps, { layerBytes: large(steps.length) }),
      }),
    ).toEqual({ state: 'passed' });
  });

  it('passes where dependencies are too small to matter', () => {
    expect(
      outcomeOf(sourcesBeforeDependencies, {
        image: onDebian([kit('COPY . .'), run('npm ci')], {
          layerBytes: [30_000_000, 1_000, 900_000],
        }),
      }),
    ).toEqual({ state: 'passed' });
  });

  it('only guesses where the builder tells no names', () => {
    expect(
      findingsOf(sourcesBeforeDependencies, {
        image: onDebian(
          [
            {
              createdBy:
                '/bin/sh -c #(nop) COPY dir:0123456789abcdef0123 in /app ',
            },
            { createdBy: '/bin/sh -c npm ci' },
          ],
          { layerBytes: large(2) },
        ),
      }),
    ).toMatchObject([{ confidence: 'guess' }]);
  });

  it('sums what the known releases sent again', () => {
    const release = (number: number) =>
      onDebian([kit('COPY . .'), run('npm ci')], {
        layers: ['debian', `sources ${number}`, `modules ${number}`],
        layerBytes: large(2),
      });
    const [finding] = findingsOf(sourcesBeforeDependencies, {
      image: release(3),
      history: historyOf([
        { tag: '1.9.0', image: release(2) },
        { tag: '1.8.0', image: release(1) },
      ]),
    });
    expect(finding.seen).toContain(
      'From 1.8.0 to 2.0.0 that layer changed with the sources 2 times: 40.0 MB',
    );
  });

  it('does not know where history is missing', () => {
    expect(
      outcomeOf(sourcesBeforeDependencies, { image: { layers: ['a', 'b'] } }),
    ).toMatchObject({ state: 'undecided', missing: 'manifest' });
  });
});
