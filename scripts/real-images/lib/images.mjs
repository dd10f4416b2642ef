const APT_GO =
  'RUN apt-get update && apt-get install -y --no-install-recommends golang-go && rm -rf /var/lib/apt/lists/*';
const GO_BUILD = 'RUN CGO_ENABLED=0 go build -o /usr/local/bin/hello .';
const COPY_SOURCES = 'COPY ';

export const BASE = { repository: 'base/debian', tag: 'bookworm' };

/**
 * The images that are built, in this order. `base` says whether they stand on
 * the Debian base or on nothing; `steps` are how the instructions of their own
 * layers begin, bottom first (buildah makes no layer for WORKDIR, and writes a
 * hash for what COPY copies).
 */
export const IMAGES = [
  {
    repository: 'tools/hello',
    tag: '0.0.1',
    dockerfile: 'hello-0.0.1',
    base: 'debian',
    steps: [
      'RUN apt-get update && apt-get install -y golang-go',
      COPY_SOURCES,
      GO_BUILD,
    ],
  },
  {
    repository: 'tools/hello',
    tag: '0.1.0',
    dockerfile: 'hello-0.1.0',
    base: 'debian',
    steps: [APT_GO, COPY_SOURCES, GO_BUILD],
  },
  {
    repository: 'tools/hello',
    tag: '0.2.0',
    dockerfile: 'hello-0.2.0',
    base: 'debian',
    steps: [COPY_SOURCES],
  },
  {
    repository: 'tools/hello',
    tag: '0.3.0',
    dockerfile: 'hello-0.3.0',
    base: 'scratch',
    steps: [COPY_SOURCES],
  },
  {
    repository: 'tools/hello',
    tag: '0.4.0',
    dockerfile: 'hello-0.4.0',
    base: 'scratch',
    steps: [COPY_SOURCES],
    format: 'docker',
  },
  {
    repository: 'tools/hello',
    tag: '0.5.0',
    dockerfile: 'hello-0.5.0',
    base: 'scratch',
    steps: [COPY_SOURCES],
  },
  {
    repository: 'tools/web',
    tag: '1.0.0',
    dockerfile: 'web-1.0.0',
    base: 'debian',
    steps: [
      'RUN apt-get update && apt-get install -y --no-install-recommends golang-go ca-certificates',
      COPY_SOURCES,
      'RUN CGO_ENABLED=0 go build -o /usr/local/bin/web .',
    ],
  },
  {
    repository: 'tools/web',
    tag: '2.0.0',
    dockerfile: 'web-2.0.0',
    base: 'scratch',
    steps: [COPY_SOURCES, COPY_SOURCES, COPY_SOURCES],
  },
  {
    repository: 'shop/wasteful',
    tag: '1.0.0',
    dockerfile: 'wasteful',
    base: 'debian',
    steps: [
      COPY_SOURCES,
      'RUN chown -R 1000:1000 /srv/checkout/2.0.0',
      'RUN rm -r /srv/checkout/1.0.0',
      'RUN cp /srv/checkout/2.0.0/assets.bin /srv/checkout/1.1.0/assets.bin',
    ],
  },
  {
    repository: 'shop/reports',
    tag: '1.0.0',
    dockerfile: 'reports-1.0.0',
    base: 'debian',
    steps: [
      COPY_SOURCES,
      COPY_SOURCES,
      'RUN apt-get update && apt-get install -y python3-minimal',
      'RUN xargs -a packages.txt apt-get install -y',
      'RUN rm -rf /var/lib/apt/lists/*',
    ],
  },
  {
    repository: 'shop/reports',
    tag: '1.1.0',
    dockerfile: 'reports-1.1.0',
    base: 'debian',
    steps: [
      COPY_SOURCES,
      'RUN apt-get update  && apt-get install -y --no-install-recommends python3-minimal  && xargs -a /tmp/packages.txt apt-get install -y --no-install-recommends  && rm -rf /var/lib/apt/lists/*',
      COPY_SOURCES,
    ],
    compression: 'zstd',
  },
  ...['1.0.0', '1.1.0', '2.0.0'].map(release => ({
    repository: 'shop/checkout',
    tag: release,
    dockerfile: 'checkout',
    base: 'debian',
    arguments: { RELEASE: release },
    steps: [
      'RUN apt-get update && apt-get install -y --no-install-recommends ca-certificates && rm -rf /var/lib/apt/lists/*',
      COPY_SOURCES,
    ],
  })),
];

/** An image for two platforms, behind one tag. */
export const INDEX = {
  repository: 'tools/hello-everywhere',
  tag: '1.0.0',
  architectures: ['amd64', 'arm64'],
};

/** A copy in Docker's own manifest format. */
export const COPY = {
  from: { repository: 'shop/checkout', tag: '1.0.0' },
  to: { repository: 'shop/checkout-docker', tag: '1.0.0' },
};

export const CHART = { repository: 'shop/charts', tag: '1.0.0' };
