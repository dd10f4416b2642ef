import {
  alpine,
  aptInstall,
  certificates,
  cToolchain,
  debian,
  fedora,
  goToolchain,
  jdk,
  jre,
  layerOf,
  maven,
  nodeRuntime,
  pythonRuntime,
  rubyRuntime,
} from '../contents';
import {
  DemoImage,
  Moment,
  bazel,
  buildKit,
  classicDocker,
  scratch,
} from '../images';
import { Story, uncompressedBytes } from './story';

/** The images that the services are built on: layers shared by many. */

const MB = 1_000_000;

/** A Debian of today: one entry, by the project's own script. */
function debianSlim(point: string, at: Moment, epoch: number): DemoImage {
  return {
    ...scratch,
    createdAt: at,
    steps: [
      {
        at,
        createdBy: `# debian.sh --arch 'amd64' out/ 'bookworm' '@${epoch}'`,
        comment: 'debuerreotype 0.15',
        layer: layerOf(
          debian({
            version: point,
            codename: 'bookworm',
            bytes: 70 * MB,
            content: `debian ${point}`,
          }),
          { uncompressedBytes: 74.8 * MB },
        ),
      },
    ],
    run: {
      ...scratch.run,
      env: [
        'PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin',
      ],
      cmd: ['bash'],
    },
  };
}

/** Debian 12 as it was until about three months ago. */
export const debian127 = debianSlim(
  '12.7',
  { daysAgo: 215, second: 3600 },
  1727740800,
);
/** Debian 12 as it is now. */
export const debian128 = debianSlim(
  '12.8',
  { daysAgo: 96, second: 3600 },
  1731283200,
);

/** Alpine in the days of classic docker. */
function classicAlpine(version: string, at: string, bytes: number): DemoImage {
  return classicDocker({
    at,
    steps: [
      {
        do: 'ADD',
        sources: 'alpine.tar.gz',
        to: '/',
        layer: layerOf(alpine({ version, bytes: bytes * 0.9 }), {
          uncompressedBytes: bytes,
        }),
      },
      { do: 'CMD', words: ['/bin/sh'] },
    ],
  });
}

/** 4.42 MB: with a program of 2 MB, the 6.42 MB of the workshop. */
export const alpine38 = classicAlpine(
  '3.8.5',
  '2019-03-07T22:19:53Z',
  4.42 * MB,
);
export const alpine315 = classicAlpine(
  '3.15.0',
  '2021-11-24T20:19:40Z',
  5.59 * MB,
);

const stretch = classicDocker({
  at: '2019-01-22T13:36:51Z',
  steps: [
    {
      do: 'ADD',
      sources: 'rootfs.tar.xz',
      to: '/',
      layer: layerOf(
        debian({
          version: '9.6',
          codename: 'stretch',
          bytes: 92 * MB,
          content: 'debian 9.6',
        }),
        { uncompressedBytes: 101 * MB },
      ),
    },
    { do: 'CMD', words: ['bash'] },
  ],
});

/** Debian with what most builds need, on which large official images stand. */
const buildpackDeps = classicDocker({
  from: stretch,
  at: '2019-01-23T00:03:12Z',
  steps: [
    {
      do: 'RUN',
      command:
        'apt-get update && apt-get install -y --no-install-recommends ca-certificates curl netbase wget && rm -rf /var/lib/apt/lists/*',
      layer: layerOf(
        aptInstall({
          packages: ['curl', 'wget', 'openssl'],
          bytes: 10 * MB,
          content: 'stretch curl',
        }),
        { uncompressedBytes: 10.7 * MB },
      ),
    },
    {
      do: 'RUN',
      command:
        'apt-get update && apt-get install -y --no-install-recommends bzr git mercurial openssh-client subversion procps && rm -rf /var/lib/apt/lists/*',
      layer: layerOf(
        aptInstall({
          packages: ['git', 'mercurial', 'subversion', 'ssh'],
          bytes: 134 * MB,
          content: 'stretch scm',
        }),
        { uncompressedBytes: 142 * MB },
      ),
    },
  ],
});

/** An official Go image of Debian, made so large as it was. */
function golang(version: string, at: string, bytes: number): DemoImage {
  const compiler = layerOf(cToolchain({ version: '6', bytes: 160 * MB }), {
    uncompressedBytes: 162 * MB,
  });
  const below = classicDocker({
    from: buildpackDeps,
    at,
    steps: [
      {
        do: 'RUN',
        command:
          'apt-get update && apt-get install -y --no-install-recommends g++ gcc libc6-dev make pkg-config && rm -rf /var/lib/apt/lists/*',
        layer: compiler,
      },
      { do: 'ENV', name: 'GOLANG_VERSION', value: version },
    ],
  });
  const missing = bytes - uncompressedBytes(below) - 2_560;
  return classicDocker({
    from: below,
    at,
    steps: [
      {
        do: 'RUN',
        command: `wget -O go.tgz "https://golang.org/dl/go${version}.linux-amd64.tar.gz" && tar -C /usr/local -xzf go.tgz && rm go.tgz && go version`,
        layer: layerOf(goToolchain({ version, bytes: missing * 0.98 }), {
          uncompressedBytes: missing,
        }),
      },
      { do: 'ENV', name: 'GOPATH', value: '/go' },
      {
        do: 'ENV',
        name: 'PATH',
        value:
          '/go/bin:/usr/local/go/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin',
      },
      {
        do: 'RUN',
        command:
          'mkdir -p "$GOPATH/src" "$GOPATH/bin" && chmod -R 777 "$GOPATH"',
        layer: layerOf([
          { type: 'directory', path: 'go/src' },
          { type: 'directory', path: 'go/bin' },
        ]),
      },
      { do: 'WORKDIR', path: '/go' },
    ],
  });
}

/** An official Go image on Alpine. */
function golangAlpine(
  version: string,
  at: string,
  from: DemoImage,
  bytes: number,
): DemoImage {
  const missing = bytes - uncompressedBytes(from) - 563_200;
  return classicDocker({
    from,
    at,
    steps: [
      {
        do: 'RUN',
        command: 'apk add --no-cache ca-certificates',
        layer: layerOf(certificates(500_000), { uncompressedBytes: 563_200 }),
      },
      { do: 'ENV', name: 'GOLANG_VERSION', value: version },
      {
        do: 'RUN',
        command: `set -eux; apk add --no-cache --virtual .build-deps bash gcc musl-dev openssl go; wget -O go.tgz "https://golang.org/dl/go${version}.src.tar.gz"; tar -C /usr/local -xzf go.tgz; ./make.bash; apk del .build-deps; go version`,
        layer: layerOf(
          goToolchain({ version: `${version} musl`, bytes: missing * 0.98 }),
          { uncompressedBytes: missing },
        ),
      },
      { do: 'ENV', name: 'GOPATH', value: '/go' },
      { do: 'WORKDIR', path: '/go' },
    ],
  });
}

export const golang110 = golang('1.10.8', '2019-02-14T02:12:31Z', 792.6 * MB);
export const golang111 = golang('1.11.5', '2019-02-06T09:44:02Z', 876 * MB);
export const golang110Alpine = golangAlpine(
  '1.10.8',
  '2019-03-08T02:50:17Z',
  alpine38,
  392.6 * MB,
);
export const golang117Alpine = golangAlpine(
  '1.17.5',
  '2021-12-09T22:01:43Z',
  alpine315,
  299 * MB,
);

/** Node.js on Debian slim. */
export const node20 = buildKit({
  from: debian127,
  at: { daysAgo: 205, second: 7200 },
  steps: [
    { do: 'ENV', name: 'NODE_VERSION', value: '20.18.0' },
    {
      do: 'RUN',
      command:
        'set -ex && apt-get update && apt-get install -y ca-certificates curl --no-install-recommends && rm -rf /var/lib/apt/lists/* && curl -fsSLO "https://nodejs.org/dist/v$NODE_VERSION/node-v$NODE_VERSION-linux-x64.tar.xz" && tar -xJf "node-v$NODE_VERSION-linux-x64.tar.xz" -C /usr/local --strip-components=1 --no-same-owner && node --version',
      layer: layerOf(nodeRuntime({ version: '20.18.0', bytes: 160 * MB }), {
        uncompressedBytes: 166 * MB,
      }),
    },
    {
      do: 'COPY',
      sources: 'docker-entrypoint.sh',
      to: '/usr/local/bin/',
      layer: layerOf([
        {
          type: 'text',
          path: 'usr/local/bin/docker-entrypoint.sh',
          text: '#!/bin/sh\nset -e\nexec "$@"\n',
          mode: 0o755,
        },
      ]),
    },
    { do: 'ENTRYPOINT', words: ['docker-entrypoint.sh'] },
    { do: 'CMD', words: ['node'] },
  ],
});

/** Python on Debian slim. */
export const python312 = buildKit({
  from: debian127,
  at: { daysAgo: 204, second: 7200 },
  steps: [
    { do: 'ENV', name: 'PYTHON_VERSION', value: '3.12.7' },
    {
      do: 'RUN',
      command:
        'set -eux; savedAptMark="$(apt-mark showmanual)"; apt-get update; apt-get install -y --no-install-recommends gcc libssl-dev make wget xz-utils; wget -O python.tar.xz "https://www.python.org/ftp/python/$PYTHON_VERSION/Python-$PYTHON_VERSION.tar.xz"; ./configure --enable-optimizations; make install; apt-mark auto ".*" > /dev/null; apt-get purge -y --auto-remove; rm -rf /var/lib/apt/lists/*',
      layer: layerOf(pythonRuntime({ version: '3.12.7', bytes: 44 * MB }), {
        uncompressedBytes: 46 * MB,
      }),
    },
    { do: 'CMD', words: ['python3'] },
  ],
});

/** Ruby on Debian slim. */
export const ruby33 = buildKit({
  from: debian127,
  at: { daysAgo: 203, second: 7200 },
  format: 'docker',
  steps: [
    { do: 'ENV', name: 'RUBY_VERSION', value: '3.3.5' },
    {
      do: 'RUN',
      command:
        'set -eux; apt-get update; apt-get install -y --no-install-recommends bison gcc make ruby; ./configure --disable-install-doc; make install; apt-get purge -y --auto-remove; rm -rf /var/lib/apt/lists/*; ruby --version',
      layer: layerOf(rubyRuntime({ version: '3.3.5', bytes: 66 * MB }), {
        uncompressedBytes: 69 * MB,
      }),
    },
    { do: 'CMD', words: ['irb'] },
  ],
});

/** The run-time half of Java: with Debian slim, 100 MB. */
export const jre11 = classicDocker({
  from: debian127,
  at: { daysAgo: 200, second: 7200 },
  steps: [
    { do: 'ENV', name: 'JAVA_HOME', value: '/usr/local/openjdk-11' },
    { do: 'ENV', name: 'JAVA_VERSION', value: '11.0.24' },
    {
      do: 'RUN',
      command:
        'set -eux; wget -O openjdk.tgz "$JAVA_URL"; mkdir -p "$JAVA_HOME"; tar --extract --file openjdk.tgz --directory "$JAVA_HOME" --strip-components 1; rm openjdk.tgz; java --version',
      layer: layerOf(jre({ version: '11.0.24', bytes: 24 * MB }), {
        uncompressedBytes: 25.2 * MB,
      }),
    },
  ],
});

const mavenBelow = classicDocker({
  from: buildpackDeps,
  at: { daysAgo: 230, second: 3600 },
  steps: [
    {
      do: 'RUN',
      command:
        'apt-get update && apt-get install -y --no-install-recommends build-essential fontconfig libfreetype6 unzip xz-utils && rm -rf /var/lib/apt/lists/*',
      layer: layerOf(cToolchain({ version: '6', bytes: 240 * MB }), {
        uncompressedBytes: 251 * MB,
      }),
    },
    { do: 'ENV', name: 'JAVA_VERSION', value: '11.0.24' },
    {
      do: 'COPY',
      sources: 'maven/',
      to: '/usr/share/maven',
      layer: layerOf(maven({ version: '3.9.9', bytes: 10 * MB })),
    },
  ],
});
const jdkBytes = 1_000 * MB - uncompressedBytes(mavenBelow);
/** The build-time half of Java: Maven and a JDK, 1 GB. */
export const maven39 = classicDocker({
  from: mavenBelow,
  at: { daysAgo: 229, second: 3600 },
  steps: [
    {
      do: 'RUN',
      command:
        'set -eux; wget -O openjdk.tgz "$JAVA_URL"; tar --extract --file openjdk.tgz --directory "$JAVA_HOME" --strip-components 1; javac --version',
      layer: layerOf(jdk({ version: '11.0.24', bytes: jdkBytes * 0.98 }), {
        uncompressedBytes: jdkBytes,
      }),
    },
    { do: 'ENV', name: 'MAVEN_HOME', value: '/usr/share/maven' },
    { do: 'CMD', words: ['mvn'] },
  ],
});

/** Fedora with microdnf, for what Buildah builds. */
export const fedora40: DemoImage = {
  ...scratch,
  createdAt: { daysAgo: 190, second: 3600 },
  steps: [
    {
      at: { daysAgo: 190, second: 3600 },
      createdBy: 'KIWI 10.1.9',
      author: 'Fedora Project Contributors <devel@lists.fedoraproject.org>',
      layer: layerOf(fedora(108 * MB), { uncompressedBytes: 112 * MB }),
    },
  ],
  run: { ...scratch.run, env: ['container=oci'], cmd: ['/bin/bash'] },
};

/** The run image of the buildpacks: Debian slim and a user. */
export const buildpacksRun = buildKit({
  from: debian127,
  at: { daysAgo: 185, second: 7200 },
  labels: { 'io.buildpacks.stack.id': 'io.buildpacks.stacks.bookworm' },
  steps: [
    {
      do: 'RUN',
      command:
        'groupadd cnb --gid 1000 && useradd --uid 1000 --gid 1000 -m -s /bin/bash cnb',
      layer: layerOf([
        {
          type: 'text',
          path: 'etc/passwd',
          text: 'root:x:0:0:root:/root:/bin/bash\ncnb:x:1000:1000::/home/cnb:/bin/bash\n',
        },
        { type: 'directory', path: 'home/cnb' },
      ]),
    },
    { do: 'USER', user: '1000:1000' },
  ],
});

/** No shell, no package manager: certificates, time zones and a user. */
export const staticBase = bazel({
  at: '1970-01-01T00:00:00Z',
  run: {
    env: ['SSL_CERT_FILE=/etc/ssl/certs/ca-certificates.crt'],
    user: '65532',
  },
  layers: [
    {
      label: '//static:base-files',
      layer: layerOf([
        {
          type: 'text',
          path: 'etc/os-release',
          text: 'PRETTY_NAME="Brightwater static"\nID=debian\nVERSION_ID="12"\n',
        },
        {
          type: 'text',
          path: 'var/lib/dpkg/status.d/base-files',
          text: 'Package: base-files\nVersion: 12.4\nInstalled-Size: 340\n',
        },
      ]),
    },
    {
      label: '//static:tzdata',
      layer: layerOf([
        {
          type: 'file',
          path: 'usr/share/zoneinfo/tzdata.zi',
          bytes: 1_420_000,
          density: 0.22,
          content: 'tzdata 2026a',
        },
      ]),
    },
    {
      label: '//static:ca-certificates',
      layer: layerOf(certificates(214_000)),
    },
    {
      label: '//static:passwd',
      layer: layerOf([
        {
          type: 'text',
          path: 'etc/passwd',
          text: 'nonroot:x:65532:65532:nonroot:/home/nonroot:/sbin/nologin\n',
        },
      ]),
    },
  ],
});

/** The same for 64-bit ARM: nothing in it depends on the processor. */
export const staticBaseArm: DemoImage = {
  ...staticBase,
  platform: { os: 'linux', architecture: 'arm64' },
};

function image(tags: string[], of: DemoImage) {
  return { kind: 'image' as const, tags, image: of };
}

/** The repositories of the base images. */
export function baseStories(): Story[] {
  return [
    {
      repository: 'base/debian',
      pushes: [
        image(['9.6'], stretch),
        image(['12.7-slim'], debian127),
        image(['12.8-slim', '12-slim', 'latest'], debian128),
      ],
    },
    {
      repository: 'base/buildpack-deps',
      pushes: [image(['9-scm'], buildpackDeps)],
    },
    {
      repository: 'base/alpine',
      pushes: [image(['3.8'], alpine38), image(['3.15'], alpine315)],
    },
    {
      repository: 'base/golang',
      pushes: [
        image(['1.10'], golang110),
        image(['1.10-alpine'], golang110Alpine),
        image(['1.11'], golang111),
        image(['1.17-alpine'], golang117Alpine),
      ],
    },
    { repository: 'base/node', pushes: [image(['20-slim'], node20)] },
    { repository: 'base/python', pushes: [image(['3.12-slim'], python312)] },
    { repository: 'base/ruby', pushes: [image(['3.3-slim'], ruby33)] },
    { repository: 'base/openjdk', pushes: [image(['11-jre-slim'], jre11)] },
    { repository: 'base/maven', pushes: [image(['3.9-jdk-11'], maven39)] },
    { repository: 'base/fedora-minimal', pushes: [image(['40'], fedora40)] },
    {
      repository: 'base/buildpacks-run',
      pushes: [image(['12'], buildpacksRun)],
    },
    {
      repository: 'base/static',
      pushes: [
        {
          kind: 'index',
          tags: ['12-nonroot'],
          images: [staticBase, staticBaseArm],
          provenance: false,
        },
      ],
    },
  ];
}
