import {
  cToolchain,
  jdk,
  jre,
  layerOf,
  maven,
  nodeRuntime,
  pythonRuntime,
  rubyRuntime,
} from '../../contents';
import { buildKit, classicDocker } from '../../images';
import { buildpackDeps, debian127 } from './debianBases';
import { MB, uncompressedBytes } from '../sizes';

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
