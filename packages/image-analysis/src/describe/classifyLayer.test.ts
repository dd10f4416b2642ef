import { LayerKind } from '../model';
import { classifyLayer } from './classifyLayer';
import { tellInstruction } from './tellInstruction';

function classify(createdBy: string, comment?: string): LayerKind {
  const entry = { createdBy, comment, emptyLayer: false };
  return classifyLayer(tellInstruction(entry), entry);
}

describe('classifyLayer', () => {
  it.each<[LayerKind, string]>([
    ['toolchain', 'RUN apt-get update && apt-get install -y build-essential'],
    [
      'toolchain',
      'RUN apt-get install -y --no-install-recommends golang-go && rm -rf /var/lib/apt/lists/*',
    ],
    ['toolchain', 'RUN apk add --no-cache gcc musl-dev'],
    [
      'toolchain',
      'RUN apt-get update \\\n && apt-get install -y \\\n    openjdk-17-jdk-headless',
    ],
    [
      'toolchain',
      'RUN curl https://go.dev/dl/go1.22.tar.gz | tar -xz -C /usr/local',
    ],
    ['toolchain', 'COPY /usr/local/go /usr/local/go'],
    ['packages', 'RUN apt-get update && apt-get install -y curl'],
    ['packages', 'RUN apk add --no-cache make-release-notes ca-certificates'],
    ['packages', 'RUN microdnf install -y java-17-openjdk-headless'],
    ['packages', 'RUN dpkg -i /tmp/x.deb'],
    [
      'packages',
      'RUN apk add --no-cache --virtual .build gcc && make && apk del .build',
    ],
    ['packages', 'COPY /etc/ssl/certs/ca-certificates.crt /etc/ssl/certs/'],
    [
      'dependencies',
      'RUN apk add --virtual .b gcc && pip install -r requirements.txt && apk del .b',
    ],
    ['dependencies', 'RUN npm ci --omit=dev'],
    ['dependencies', 'RUN npm --prefix app ci'],
    ['dependencies', 'RUN pip install --no-cache-dir -r requirements.txt'],
    ['dependencies', 'RUN python3 -m pip install flask'],
    ['dependencies', 'RUN go mod download'],
    ['dependencies', 'RUN mvn -B dependency:go-offline'],
    ['dependencies', 'RUN bundle install'],
    ['dependencies', 'RUN yarn --frozen-lockfile'],
    ['dependencies', 'COPY package.json package-lock.json ./'],
    ['dependencies', 'COPY --chown=node /app/node_modules ./node_modules'],
    ['application', 'RUN go build -o /app .'],
    ['application', 'RUN npm run build'],
    ['application', 'RUN mvn -B package'],
    ['application', 'RUN make'],
    ['application', 'COPY . /app'],
    ['application', 'ADD https://example.com/x.jar /app.jar'],
    ['application', '/bin/sh -c #(nop) COPY dir:0a1b in /app '],
    ['application', 'ko build ko://example.com/x'],
    ['application', 'Application Slice: 1'],
    [
      'toolchain',
      "Layer: 'jdk', Created by buildpack: paketo-buildpacks/bellsoft@1",
    ],
    [
      'dependencies',
      "Layer: 'jre', Created by buildpack: paketo-buildpacks/bellsoft@1",
    ],
    ['packages', 'apko'],
    ['unknown', 'RUN useradd app && mkdir /data'],
    ['unknown', 'WORKDIR /app'],
    ['unknown', 'bazel build //x'],
  ])('finds %s in %s', (kind, createdBy) => {
    expect(classify(createdBy)).toBe(kind);
  });

  it('reads the role of a jib layer from its comment', () => {
    expect(classify('jib-maven-plugin:3.4.0', 'dependencies')).toBe(
      'dependencies',
    );
    expect(classify('jib-maven-plugin:3.4.0', 'classes')).toBe('application');
  });

  it('does not take a package for a compiler that only sounds like one', () => {
    expect(
      classify('RUN apt-get install -y golang-github-docs cargo-cult'),
    ).toBe('packages');
  });

  it('does not know what no instruction made', () => {
    expect(classifyLayer(undefined)).toBe('unknown');
  });
});
