import { TraitReader } from './TraitReader';
import { traitOf } from './traitOf';

/** `family kind root`, or nothing. */
function told(path: string): string | undefined {
  const trait = traitOf(path);
  return trait && `${trait.family} ${trait.kind} ${trait.root}`;
}

describe('traitOf', () => {
  it.each([
    [
      'var/lib/apt/lists/deb.debian.org_dists_Packages.lz4',
      'apt-lists',
      'var/lib/apt/lists',
    ],
    [
      'var/cache/apt/archives/curl_7.88_amd64.deb',
      'apt-archives',
      'var/cache/apt',
    ],
    ['var/cache/apt/pkgcache.bin', 'apt-archives', 'var/cache/apt'],
    ['var/cache/apk/APKINDEX.5022a8a2.tar.gz', 'apk', 'var/cache/apk'],
    ['var/cache/yum/x86_64/7/base/primary.sqlite', 'dnf', 'var/cache/yum'],
    ['var/cache/dnf/baseos-1/repodata/a.xml.gz', 'dnf', 'var/cache/dnf'],
    ['var/cache/libdnf5/baseos-1/solv/a.solv', 'dnf', 'var/cache/libdnf5'],
    ['var/cache/zypp/raw/oss/a.xml', 'zypper', 'var/cache/zypp'],
    ['root/.cache/pip/http-v2/1/2/3', 'pip', 'root/.cache/pip'],
    ['home/app/.cache/uv/archive-v0/x', 'uv', 'home/app/.cache/uv'],
    ['root/.cache/pypoetry/artifacts/a.whl', 'poetry', 'root/.cache/pypoetry'],
    ['root/.npm/_cacache/content-v2/sha512/aa/bb', 'npm', 'root/.npm'],
    [
      'usr/local/share/.cache/yarn/v6/npm-a.tgz',
      'yarn',
      'usr/local/share/.cache/yarn',
    ],
    ['app/.yarn/cache/react-npm-18.zip', 'yarn', 'app/.yarn/cache'],
    [
      'root/.local/share/pnpm/store/v3/files/00/a',
      'pnpm',
      'root/.local/share/pnpm/store',
    ],
    [
      'root/go/pkg/mod/github.com/a/b@v1/.github/x.yml',
      'go',
      'root/go/pkg/mod',
    ],
    ['root/.cache/go-build/00/a-d', 'go', 'root/.cache/go-build'],
    ['root/.m2/repository/a/b.jar', 'maven', 'root/.m2/repository'],
    [
      'home/gradle/.gradle/caches/modules-2/a.jar',
      'gradle',
      'home/gradle/.gradle/caches',
    ],
    [
      'usr/local/cargo/registry/cache/a.crate',
      'cargo',
      'usr/local/cargo/registry',
    ],
    [
      'app/target/release/.fingerprint/a/lib',
      'cargo',
      'app/target/release/.fingerprint',
    ],
    ['app/target/release/deps/liba.rlib', 'cargo', 'app/target/release/deps'],
    ['root/.nuget/packages/a/1.0/a.dll', 'nuget', 'root/.nuget/packages'],
    ['root/.composer/cache/files/a.zip', 'composer', 'root/.composer/cache'],
    ['usr/local/bundle/cache/rails-7.gem', 'gem', 'usr/local/bundle/cache'],
    ['opt/conda/pkgs/numpy/lib/a.so', 'conda', 'opt/conda/pkgs'],
    ['opt/miniconda3/pkgs/a.conda', 'conda', 'opt/miniconda3/pkgs'],
    ['root/.cache/huggingface/hub/blobs/a', 'model', 'root/.cache/huggingface'],
    [
      'app/node_modules/.cache/babel-loader/a.json',
      'build',
      'app/node_modules/.cache',
    ],
  ])('knows the cache of %s', (path, kind, root) => {
    expect(told(path)).toBe(`cache ${kind} ${root}`);
  });

  it.each([
    ['usr/local/go/bin/go', 'go-sdk', 'usr/local/go'],
    ['usr/local/go/src/fmt/print_test.go', 'go-sdk', 'usr/local/go'],
    [
      'usr/lib/go-1.19/pkg/tool/linux_amd64/compile',
      'go-sdk',
      'usr/lib/go-1.19',
    ],
    ['usr/lib/gcc/x86_64-linux-gnu/12/cc1', 'gcc', 'usr/lib/gcc'],
    [
      'usr/libexec/gcc/x86_64-alpine-linux-musl/13/cc1plus',
      'gcc',
      'usr/libexec/gcc',
    ],
    [
      'usr/bin/x86_64-linux-gnu-gcc-12',
      'gcc',
      'usr/bin/x86_64-linux-gnu-gcc-12',
    ],
    ['usr/bin/g++', 'gcc', 'usr/bin/g++'],
    ['usr/bin/cpp-12', 'gcc', 'usr/bin/cpp-12'],
    [
      'usr/bin/x86_64-linux-gnu-ld.bfd',
      'binutils',
      'usr/bin/x86_64-linux-gnu-ld.bfd',
    ],
    [
      'usr/lib/x86_64-linux-gnu/libbfd-2.40-system.so',
      'binutils',
      'usr/lib/x86_64-linux-gnu/libbfd-2.40-system.so',
    ],
    ['usr/include/stdio.h', 'headers', 'usr/include'],
    ['usr/src/linux-headers-6.1/a.h', 'headers', 'usr/src/linux-headers-6.1'],
    [
      'usr/lib/x86_64-linux-gnu/libc.a',
      'static-libraries',
      'usr/lib/x86_64-linux-gnu',
    ],
    [
      'usr/lib/x86_64-linux-gnu/crt1.o',
      'static-libraries',
      'usr/lib/x86_64-linux-gnu',
    ],
    ['opt/java/openjdk/bin/javac', 'jdk', 'opt/java/openjdk/bin/javac'],
    ['opt/java/openjdk/jmods/java.base.jmod', 'jdk', 'opt/java/openjdk/jmods'],
    [
      'usr/lib/jvm/java-17-openjdk-amd64/lib/src.zip',
      'jdk',
      'usr/lib/jvm/java-17-openjdk-amd64/lib/src.zip',
    ],
    ['usr/local/rustup/toolchains/1.80/bin/rustc', 'rust', 'usr/local/rustup'],
    ['usr/local/cargo/bin/rustup', 'rust', 'usr/local/cargo/bin/rustup'],
    [
      'usr/share/dotnet/sdk/8.0.100/a.dll',
      'dotnet-sdk',
      'usr/share/dotnet/sdk',
    ],
    ['usr/share/maven/lib/a.jar', 'maven', 'usr/share/maven'],
    ['opt/apache-maven-3.9.6/lib/a.jar', 'maven', 'opt/apache-maven-3.9.6'],
    ['opt/gradle/lib/a.jar', 'gradle', 'opt/gradle'],
    ['usr/local/cuda-12.2/bin/nvcc', 'cuda', 'usr/local/cuda-12.2/bin'],
    [
      'usr/local/cuda-12.2/targets/x86_64-linux/lib/libcublas_static.a',
      'cuda',
      'usr/local/cuda-12.2/targets/x86_64-linux/lib',
    ],
    ['usr/lib/llvm-14/bin/clang', 'llvm', 'usr/lib/llvm-14/bin'],
    ['usr/lib/llvm-14/lib/libclangAST.a', 'llvm', 'usr/lib/llvm-14/lib'],
    ['usr/bin/cmake', 'make', 'usr/bin/cmake'],
    ['usr/share/cmake-3.25/Modules/a.cmake', 'make', 'usr/share/cmake-3.25'],
  ])('knows the toolchain of %s', (path, kind, root) => {
    expect(told(path)).toBe(`toolchain ${kind} ${root}`);
  });

  it.each([
    ['app/.git/objects/pack/a.pack', 'git', 'app/.git'],
    ['usr/local/nvm/.git/HEAD', 'git', 'usr/local/nvm/.git'],
    ['usr/src/app/.github/workflows/a.yml', 'ci', 'usr/src/app/.github'],
    ['app/.idea/workspace.xml', 'ide', 'app/.idea'],
    [
      'app/coverage/lcov-report/index.html',
      'coverage',
      'app/coverage/lcov-report',
    ],
    ['app/Dockerfile', 'docker', 'app/Dockerfile'],
    ['Dockerfile.dev', 'docker', 'Dockerfile.dev'],
    ['app/docker-compose.test.yml', 'docker', 'app/docker-compose.test.yml'],
    ['app/server_test.go', 'tests', 'app'],
    ['app/src/test/java/ATest.java', 'tests', 'app/src/test'],
    ['app/src/a.spec.ts', 'tests', 'app/src'],
    ['app/test_views.py', 'tests', 'app'],
    ['app/npm-debug.log', 'logs', 'app/npm-debug.log'],
    ['app/core.4711', 'core-dump', 'app/core.4711'],
    ['usr/share/nginx/html/.git/config', 'git', 'usr/share/nginx/html/.git'],
    [
      'usr/share/nginx/html/Dockerfile',
      'docker',
      'usr/share/nginx/html/Dockerfile',
    ],
  ])('knows the leftover %s', (path, kind, root) => {
    expect(told(path)).toBe(`leftover ${kind} ${root}`);
  });

  it.each([
    ['usr/share/man/man1/ls.1.gz', 'documentation man usr/share/man'],
    ['usr/share/doc/curl/changelog.gz', 'documentation doc usr/share/doc'],
    [
      'usr/share/locale/de/LC_MESSAGES/a.mo',
      'documentation locale usr/share/locale',
    ],
    ['app/dist/main.js.map', 'debug source-map app/dist'],
    [
      'app/node_modules/a/dist/index.d.ts.map',
      'debug source-map app/node_modules/a/dist',
    ],
    ['usr/lib/debug/.build-id/00/a.debug', 'debug debug-file usr/lib/debug'],
    ['opt/tool/lib/liba.so.debug', 'debug debug-file opt/tool/lib'],
    ['var/lib/dpkg/status', 'churn dpkg var/lib/dpkg'],
    ['var/lib/dpkg/info/curl.list', 'churn dpkg var/lib/dpkg'],
    ['lib/apk/db/installed', 'churn apk lib/apk/db'],
    ['var/lib/rpm/rpmdb.sqlite', 'churn rpm var/lib/rpm'],
    ['etc/ld.so.cache', 'churn ldconfig etc/ld.so.cache'],
    ['etc/passwd', 'churn accounts etc/passwd'],
    ['var/log/dpkg.log', 'churn logs var/log'],
    ['var/cache/ldconfig/aux-cache', 'churn ldconfig var/cache/ldconfig'],
  ])('tells %s', (path, trait) => {
    expect(told(path)).toBe(trait);
  });

  it.each([
    // The list of installed packages has to stay where apk's cache is not.
    ['a program', 'usr/bin/curl'],
    ['a program that is called as a directory', 'app/core'],
    ['the binary that Cargo built', 'app/target/release/server'],
    ["Maven's result", 'app/target/app.jar'],
    ['an application that is called like a build', 'app/build/index.js'],
    ['a run-time library', 'usr/lib/x86_64-linux-gnu/libstdc++.so.6.0.30'],
    ["LLVM's run-time library", 'usr/lib/llvm-14/lib/libLLVM-14.so.1'],
    ["CUDA's run-time library", 'usr/local/cuda-12.2/lib64/libcudart.so.12'],
    ["Go's time zones", 'usr/local/go/lib/time/zoneinfo.zip'],
    ["a JRE's modules", 'opt/java/openjdk/lib/modules'],
    ['a launcher of Java', 'opt/java/openjdk/bin/java'],
    ['a zip that is no source of Java', 'app/lib/src.zip'],
    ["a dependency's CI", 'app/node_modules/a/.github/workflows/a.yml'],
    ["a dependency's tests", 'app/vendor/github.com/a/a_test.go'],
    ["Python's own tests", 'usr/local/lib/python3.12/test/test_os.py'],
    ['the coverage package of Python', 'app/lib/site-packages/coverage/x.py'],
    ['a map of a game', 'app/maps/level1.map'],
    ["a server's map of types", 'etc/nginx/mime.map'],
    ['browsers of a test tool', 'root/.cache/ms-playwright/chromium/chrome'],
    ["a distribution's Dockerfile", 'usr/share/vim/syntax/Dockerfile'],
    ["a base's own description", 'root/buildinfo/Dockerfile-ubi9-9.4'],
    ['a directory of tests by a common name', 'app/tests/data.json'],
    ['a tool that is named like a compiler', 'usr/bin/gcc-look-alike'],
    ['a program of the user', 'opt/app/bin/make'],
    ['an archive of data', 'app/data/a.a'],
  ])('says nothing of %s', (_what, path) => {
    expect(told(path)).toBeUndefined();
  });

  it('gives the files of a directory one trait', () => {
    const reader = new TraitReader();
    const first = reader.traitOf('root/.npm/_cacache/a');
    expect(reader.traitOf('root/.npm/_cacache/index/b')).toBe(first);
  });

  it('tells 300,000 paths in little time', () => {
    const reader = new TraitReader();
    const begin = process.cpuUsage();
    for (let index = 0; index < 300_000; index += 1) {
      reader.traitOf(
        `usr/lib/node_modules/p${index % 3_000}/lib/d${index % 7}/f${index}.js`,
      );
    }
    expect(process.cpuUsage(begin).user / 1e6).toBeLessThan(10);
  });

  it('is not slowed by names made to slow it', () => {
    const reader = new TraitReader();
    const begin = process.cpuUsage();
    reader.traitOf(`usr/bin/${'a-linux-gnu-'.repeat(20_000)}`);
    reader.traitOf(`usr/bin/gcc${'-1.'.repeat(50_000)}x`);
    reader.traitOf(`${'lib/'.repeat(2_000)}a.debug`);
    expect(process.cpuUsage(begin).user / 1e6).toBeLessThan(10);
  });
});
