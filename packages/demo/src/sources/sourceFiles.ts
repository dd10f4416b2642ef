/**
 * Files of a service's source repository by path: the Dockerfile that its
 * newest release was built with, and its .dockerignore where it has one.
 */
export type SourceFiles = Readonly<Record<string, string>>;

function lines(...text: string[]): string {
  return `${text.join('\n')}\n`;
}

const ignored = lines('.git', 'node_modules', 'test', '*.md', 'Dockerfile');

const byService: Readonly<Record<string, SourceFiles>> = {
  // The release with the mishap: --omit=dev and the .dockerignore are gone.
  checkout: {
    Dockerfile: lines(
      'FROM REGISTRY/base/node:20-slim',
      'WORKDIR /app',
      'COPY package.json package-lock.json ./',
      'RUN npm install',
      'COPY . .',
      'ENV NODE_ENV=production',
      'USER node',
      'EXPOSE 8080',
      'CMD ["node", "dist/server.js"]',
    ),
  },
  search: {
    Dockerfile: lines(
      '# syntax=docker/dockerfile:1',
      'FROM golang:1.23-bookworm AS build',
      'WORKDIR /src',
      'COPY go.mod go.sum ./',
      'RUN --mount=type=cache,target=/go/pkg/mod go mod download',
      'COPY . .',
      'RUN --mount=type=cache,target=/go/pkg/mod \\',
      '    --mount=type=cache,target=/root/.cache/go-build \\',
      '    CGO_ENABLED=0 go build -ldflags "-s -w" -o /out/search ./cmd/search',
      '',
      'FROM REGISTRY/base/debian:12-slim',
      'RUN apt-get update && apt-get install -y --no-install-recommends ca-certificates && rm -rf /var/lib/apt/lists/*',
      'COPY synonyms.db /var/lib/search/',
      'COPY --from=build /out/search /usr/local/bin/search',
      'USER 65532:65532',
      'EXPOSE 8080',
      'ENTRYPOINT ["/usr/local/bin/search"]',
    ),
    '.dockerignore': ignored,
  },
  'reports-api': {
    Dockerfile: lines(
      '# syntax=docker/dockerfile:1',
      'FROM REGISTRY/base/python:3.12-slim',
      'RUN apt-get update && apt-get install -y --no-install-recommends libpq5 && rm -rf /var/lib/apt/lists/*',
      'WORKDIR /app',
      'COPY requirements.txt .',
      'RUN pip install --no-cache-dir -r requirements.txt',
      'COPY . .',
      'USER 1000',
      'CMD ["uvicorn", "main:app", "--host", "0.0.0.0"]',
    ),
    '.dockerignore': lines('.git', '__pycache__'),
  },
  'route-planner': {
    Dockerfile: lines(
      'FROM REGISTRY/base/python:3.12-slim',
      'RUN apt-get update && apt-get install -y --no-install-recommends libgdal32 libgeos-c1v5',
      'WORKDIR /app',
      'COPY requirements.txt .',
      'RUN pip install -r requirements.txt',
      'COPY charts ./charts',
      'COPY . .',
      'USER 1000',
      'EXPOSE 8080',
      'CMD ["uvicorn", "main:app", "--host", "0.0.0.0"]',
    ),
    '.dockerignore': lines('.git', '__pycache__'),
  },
  mailer: {
    Dockerfile: lines(
      'FROM REGISTRY/base/ruby:3.3-slim AS bundle',
      'RUN apt-get update && apt-get install -y build-essential libxml2-dev',
      'COPY . /app',
      'WORKDIR /app',
      'RUN bundle install',
      '',
      'FROM REGISTRY/base/ruby:3.3-slim',
      'RUN apt-get update && apt-get install -y libxml2 && rm -rf /var/lib/apt/lists/*',
      'COPY --from=bundle /usr/local/bundle /usr/local/bundle',
      'COPY . /app',
      'WORKDIR /app',
      'CMD bundle exec sidekiq',
    ),
  },
  'asset-server': {
    Dockerfile: lines(
      'FROM REGISTRY/base/golang AS build',
      'WORKDIR /go/src/asset-server',
      'COPY . .',
      'RUN go get -d -v ./... && CGO_ENABLED=0 go install ./...',
      '',
      'FROM scratch',
      'COPY --from=build /etc/ssl/certs/ca-certificates.crt /etc/ssl/certs/',
      'COPY assets/ /assets',
      'COPY --from=build /go/bin/asset-server /asset-server',
      'ENTRYPOINT ["/asset-server"]',
    ),
  },
  'go-docker': {
    Dockerfile: lines(
      '# syntax=docker/dockerfile:1',
      'FROM REGISTRY/base/golang:1.17-alpine AS build',
      'WORKDIR /src',
      'RUN --mount=type=bind,target=. \\',
      '    --mount=type=cache,target=/go/pkg/mod \\',
      '    --mount=type=cache,target=/root/.cache/go-build \\',
      '    CGO_ENABLED=0 go build -ldflags "-s -w" -o /out/server .',
      '',
      'FROM REGISTRY/base/alpine:3.15',
      'COPY --from=build /out/server /server',
      'ENTRYPOINT ["/server"]',
    ),
    '.dockerignore': lines('.git', 'out/'),
  },
};

/**
 * The source files of a service, by its name in the catalog; absent for
 * services whose source nobody can read.
 *
 * @param registryHost - `localhost:7070`, where base images come from.
 */
export function sourceFilesOf(
  service: string,
  registryHost: string,
): SourceFiles | undefined {
  const files = Object.hasOwn(byService, service)
    ? byService[service]
    : undefined;
  return (
    files &&
    Object.fromEntries(
      Object.entries(files).map(([path, text]) => [
        path,
        text.replaceAll('REGISTRY/', `${registryHost}/`),
      ]),
    )
  );
}

/** What the builds of the gateway record of themselves. */
export const gatewayDockerfile = lines(
  '# syntax=docker/dockerfile:1',
  'FROM --platform=$BUILDPLATFORM golang:1.23-bookworm AS build',
  'WORKDIR /src',
  'COPY go.mod go.sum ./',
  'RUN --mount=type=cache,target=/go/pkg/mod go mod download',
  'COPY . .',
  'ARG TARGETARCH',
  'RUN --mount=type=cache,target=/go/pkg/mod GOARCH=$TARGETARCH CGO_ENABLED=0 \\',
  '    go build -ldflags "-s -w" -o /out/$TARGETARCH/gateway .',
  '',
  'FROM REGISTRY/base/static:12-nonroot',
  'ARG TARGETARCH',
  'COPY --from=build /out/$TARGETARCH/gateway /gateway',
  'COPY routes.yaml /etc/gateway/',
  'EXPOSE 8443',
  'ENTRYPOINT ["/gateway"]',
);
