import { commandsOf } from '../shell/commandsOf';
import { dependencyInstaller } from './dependencyInstaller';

const told = (script: string) => dependencyInstaller(commandsOf(script)[0]);

describe('dependencyInstaller', () => {
  it.each([
    ['npm ci --omit=dev', 'npm', ['package.json', 'package-lock.json']],
    ['yarn', 'yarn', ['package.json', 'yarn.lock']],
    [
      'pnpm install --frozen-lockfile',
      'pnpm',
      ['package.json', 'pnpm-lock.yaml'],
    ],
    ['pip3 install -r a.txt --requirement=b.txt', 'pip', ['a.txt', 'b.txt']],
    ['python3.12 -m pip install -ra.txt', 'pip', ['a.txt']],
    ['poetry install', 'pip', ['pyproject.toml', 'poetry.lock']],
    ['uv sync --locked', 'uv', ['pyproject.toml', 'uv.lock']],
    ['uv pip install -r a.txt', 'pip', ['a.txt']],
    ['go mod download', 'go', ['go.mod', 'go.sum']],
    ['bundle', 'gem', ['Gemfile', 'Gemfile.lock']],
    [
      'composer install --no-dev',
      'composer',
      ['composer.json', 'composer.lock'],
    ],
    ['dotnet restore', 'nuget', ['*.csproj']],
    ['cargo fetch', 'cargo', ['Cargo.toml', 'Cargo.lock']],
    ['./mvnw -B dependency:go-offline', 'maven', ['pom.xml']],
  ])('knows that `%s` only installs', (script, ecosystem, manifests) => {
    expect(told(script)).toMatchObject({
      ecosystem,
      manifests,
      isOnlyInstall: true,
    });
  });

  it.each([
    ['mvn -B package -DskipTests', 'mvn -B dependency:go-offline'],
    ['./gradlew bootJar', 'gradle dependencies --no-daemon'],
    ['go build -o /app ./cmd/app', 'go mod download'],
    ['cargo build --release', 'cargo fetch --locked'],
    ['dotnet publish -c Release', 'dotnet restore'],
    ['pip install .[web]', 'pip install -r requirements.txt'],
  ])('knows that `%s` builds, too', (script, early) => {
    expect(told(script)).toMatchObject({ early, isOnlyInstall: false });
  });

  it.each([
    'npm install -g npm',
    'npm install express',
    'npm run build',
    'yarn build',
    'pip install requests',
    'pip install --no-deps .',
    'go install golang.org/x/tools/gopls@latest',
    'go version',
    'mvn --version',
    'bundle exec rake',
    'cargo install ripgrep',
    'python3 -m http.server',
  ])('leaves `%s` alone', script => {
    expect(told(script)).toBeUndefined();
  });
});
