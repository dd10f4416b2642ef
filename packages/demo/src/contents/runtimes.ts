import { LayerEntry } from '../blobs';
import { spread } from './spread';

/** Compilers and interpreters, each where its official image has it. */

interface Sized {
  version: string;
  bytes: number;
}

/** The Go tool chain below `/usr/local/go`. */
export function goToolchain({ version, bytes }: Sized): LayerEntry[] {
  const content = `go ${version}`;
  return [
    { type: 'text', path: 'usr/local/go/VERSION', text: `go${version}\n` },
    ...spread({
      folder: 'usr/local/go/bin',
      names: ['go', 'gofmt'],
      bytes: bytes * 0.05,
      density: 0.5,
      content,
      mode: 0o755,
    }),
    ...spread({
      folder: 'usr/local/go/pkg/tool/linux_amd64',
      names: ['compile', 'link', 'asm', 'vet', 'cgo', 'trace', 'pprof'],
      bytes: bytes * 0.28,
      density: 0.48,
      content,
      mode: 0o755,
    }),
    ...spread({
      folder: 'usr/local/go/pkg/linux_amd64',
      names: [
        'fmt.a',
        'net/http.a',
        'crypto/tls.a',
        'go/types.a',
        'reflect.a',
        'runtime.a',
      ],
      bytes: bytes * 0.42,
      density: 0.33,
      content,
    }),
    ...spread({
      folder: 'usr/local/go/src',
      names: [
        'runtime/proc.go',
        'net/http/h2_bundle.go',
        'cmd/compile/main.go',
        'crypto/x509/verify.go',
        'unicode/tables.go',
      ],
      bytes: bytes * 0.24,
      density: 0.24,
      content,
    }),
  ];
}

/** gcc, headers and static libraries, as `buildpack-deps` brings them. */
export function cToolchain({ version, bytes }: Sized): LayerEntry[] {
  const content = `gcc ${version}`;
  return [
    ...spread({
      folder: 'usr/bin',
      names: ['gcc', 'g++', 'make', 'ld', 'as', 'git', 'hg', 'ssh'],
      bytes: bytes * 0.2,
      density: 0.42,
      content,
      mode: 0o755,
    }),
    ...spread({
      folder: `usr/lib/gcc/x86_64-linux-gnu/${version}`,
      names: ['cc1', 'cc1plus', 'lto1', 'libstdc++.a', 'libgcc.a'],
      bytes: bytes * 0.55,
      density: 0.36,
      content,
    }),
    ...spread({
      folder: 'usr/include',
      names: ['c++/algorithm', 'linux/fs.h', 'stdio.h', 'openssl/ssl.h'],
      bytes: bytes * 0.2,
      density: 0.2,
      content,
    }),
  ];
}

/** Node.js with npm below `/usr/local`. */
export function nodeRuntime({ version, bytes }: Sized): LayerEntry[] {
  const content = `node ${version}`;
  return [
    ...spread({
      folder: 'usr/local/bin',
      names: ['node'],
      bytes: bytes * 0.72,
      density: 0.36,
      content,
      mode: 0o755,
    }),
    ...spread({
      folder: 'usr/local/include/node',
      names: ['v8.h', 'openssl/archs.h', 'uv.h'],
      bytes: bytes * 0.1,
      density: 0.2,
      content,
    }),
    ...spread({
      folder: 'usr/local/lib/node_modules/npm',
      names: ['lib/npm.js', 'node_modules/pacote.js', 'docs/content.html'],
      bytes: bytes * 0.15,
      density: 0.27,
      content,
    }),
  ];
}

/** CPython below `/usr/local`. */
export function pythonRuntime({ version, bytes }: Sized): LayerEntry[] {
  const content = `python ${version}`;
  return [
    ...spread({
      folder: 'usr/local/lib',
      names: ['libpython3.12.so.1.0'],
      bytes: bytes * 0.3,
      density: 0.4,
      content,
    }),
    ...spread({
      folder: 'usr/local/lib/python3.12',
      names: [
        'asyncio/tasks.py',
        'encodings/idna.py',
        'lib-dynload/_ssl.so',
        'site-packages/pip/_vendor.py',
        '__pycache__/typing.cpython-312.pyc',
      ],
      bytes: bytes * 0.65,
      density: 0.33,
      content,
    }),
  ];
}

/** Ruby below `/usr/local`. */
export function rubyRuntime({ version, bytes }: Sized): LayerEntry[] {
  const content = `ruby ${version}`;
  return [
    ...spread({
      folder: 'usr/local/lib',
      names: ['libruby.so.3.3', 'ruby/3.3.0/rdoc.rb', 'ruby/3.3.0/bundler.rb'],
      bytes: bytes * 0.95,
      density: 0.34,
      content,
    }),
  ];
}

/** A Java run-time environment. */
export function jre({ version, bytes }: Sized): LayerEntry[] {
  const content = `jre ${version}`;
  return [
    {
      type: 'text',
      path: 'usr/local/openjdk-11/release',
      text: `JAVA_VERSION="${version}"\nIMAGE_TYPE="JRE"\n`,
    },
    ...spread({
      folder: 'usr/local/openjdk-11',
      names: [
        'bin/java',
        'lib/modules',
        'lib/server/libjvm.so',
        'lib/classlist',
      ],
      bytes: bytes * 0.97,
      density: 0.45,
      content,
    }),
  ];
}

/** A Java development kit: what a build needs and a service does not. */
export function jdk({ version, bytes }: Sized): LayerEntry[] {
  const content = `jdk ${version}`;
  return [
    {
      type: 'text',
      path: 'usr/local/openjdk-11/release',
      text: `JAVA_VERSION="${version}"\nIMAGE_TYPE="JDK"\n`,
    },
    ...spread({
      folder: 'usr/local/openjdk-11',
      names: [
        'bin/java',
        'bin/javac',
        'jmods/java.base.jmod',
        'jmods/java.desktop.jmod',
        'lib/modules',
        'lib/server/libjvm.so',
        'lib/src.zip',
      ],
      bytes: bytes * 0.98,
      density: 0.52,
      content,
    }),
  ];
}

/** Apache Maven. */
export function maven({ version, bytes }: Sized): LayerEntry[] {
  return spread({
    folder: 'usr/share/maven',
    names: ['bin/mvn', 'lib/maven-core.jar', 'lib/guice.jar', 'lib/wagon.jar'],
    bytes,
    density: 0.9,
    content: `maven ${version}`,
  });
}
