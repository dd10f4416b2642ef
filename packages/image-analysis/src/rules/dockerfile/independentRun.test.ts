import { parseDockerfile } from '../../source/parseDockerfile';
import { isIndependentRun } from './independentRun';

const isIndependent = (run: string) =>
  isIndependentRun(
    parseDockerfile({ text: `FROM a\n${run}` }).stages[0].instructions[0],
  );

describe('isIndependentRun', () => {
  it.each([
    'RUN apt-get update && apt-get install -y curl && rm -rf /var/lib/apt/lists/*',
    'RUN apk add --no-cache git',
    'RUN pip install poetry==2.1.1',
    'RUN npm install -g pnpm',
    'RUN corepack enable',
    'RUN ["apt-get", "update"]',
  ])('is true of %s', run => {
    expect(isIndependent(run)).toBe(true);
  });

  it.each([
    'RUN pip install -r requirements.txt',
    'RUN pip install .',
    'RUN npm install',
    'RUN apt-get install -y ./a.deb',
    'RUN apt-get install -y $(cat list)',
    'RUN xargs apt-get install -y < list',
    'RUN make',
    'RUN if true; then apk add git; fi',
    'RUN --mount=type=bind,target=/x apk add git',
    'COPY a b',
  ])('is false of %s', run => {
    expect(isIndependent(run)).toBe(false);
  });
});
