import { lockfileNotEnforced as rule } from './lockfileNotEnforced';
import { foundIn, outcomeFor } from './testing';

const strict = (lines: string) =>
  foundIn(rule, `FROM a\n${lines}`).map(({ remedy }) => remedy.change?.after);

describe('lockfile-not-enforced', () => {
  it.each([
    [
      'COPY package*.json ./\nRUN npm install --omit=dev',
      'RUN npm ci --omit=dev',
    ],
    [
      'COPY package.json package-lock.json ./\nRUN set -e; npm i && npm run build',
      'RUN set -e; npm ci && npm run build',
    ],
    [
      'COPY package.json yarn.lock ./\nRUN yarn install',
      'RUN yarn install --frozen-lockfile',
    ],
    [
      'COPY ["pnpm-lock.yaml", "package.json", "./"]\nRUN pnpm i',
      'RUN pnpm i --frozen-lockfile',
    ],
    [
      'COPY Cargo.* ./\nRUN cargo build --release',
      'RUN cargo build --locked --release',
    ],
    [
      'COPY Gemfile* ./\nRUN bundle install',
      'RUN BUNDLE_FROZEN=true bundle install',
    ],
    [
      'RUN --mount=type=bind,source=package-lock.json,target=/a npm install',
      'RUN --mount=type=bind,source=package-lock.json,target=/a npm ci',
    ],
  ])('%j: %s', (lines, after) => {
    expect(strict(lines)).toEqual([after]);
  });

  it.each([
    ['COPY package*.json ./\nRUN npm ci'],
    ['COPY package.json ./\nRUN npm install'],
    ['COPY . .\nRUN npm install'],
    ['COPY package*.json ./\nRUN npm install -g npm'],
    ['COPY yarn.lock ./\nRUN yarn install --immutable'],
    ['ENV CI=true\nCOPY pnpm-lock.yaml ./\nRUN pnpm install'],
    ['COPY Cargo.lock ./\nRUN cargo build --locked'],
    ['COPY Gemfile.lock ./\nENV BUNDLE_DEPLOYMENT=1\nRUN bundle install'],
  ])('finds nothing in %j', lines => {
    expect(outcomeFor(rule, `FROM a\n${lines}`)).toEqual({ state: 'passed' });
  });
});
