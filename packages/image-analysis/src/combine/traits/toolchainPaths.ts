import { DirectoryTable } from './PathPattern';

/** Directories of compilers, SDKs and what only they read. */
export const TOOLCHAIN_PATHS: DirectoryTable = {
  'go-sdk': [
    'usr/local/go',
    'usr/lib/go',
    'usr/lib/go-*',
    'usr/share/go-*',
    'usr/lib/golang',
    '**/sdk/go1*',
  ],
  gcc: ['usr/lib/gcc', 'usr/libexec/gcc', 'usr/lib/gcc-cross'],
  binutils: ['usr/lib/bfd-plugins', 'usr/lib/ldscripts'],
  headers: ['usr/include', 'usr/local/include', 'usr/src/linux-headers-*'],
  jdk: ['**/jmods'],
  rust: ['usr/local/rustup', '**/.rustup', 'usr/lib/rustlib'],
  'dotnet-sdk': [
    '**/dotnet/sdk',
    '**/dotnet/sdk-manifests',
    '**/dotnet/packs',
    '**/dotnet/templates',
    '**/.dotnet/sdk',
    '**/.dotnet/sdk-manifests',
    '**/.dotnet/packs',
    '**/.dotnet/templates',
  ],
  maven: [
    'usr/share/maven',
    'opt/maven',
    'opt/apache-maven*',
    '**/.m2/wrapper',
  ],
  gradle: [
    'opt/gradle',
    'opt/gradle-*',
    'usr/share/gradle*',
    '**/.gradle/wrapper',
  ],
  cuda: [
    'usr/local/cuda*/include',
    'usr/local/cuda*/nvvm',
    'usr/local/cuda*/nvvm-prev',
    'usr/local/cuda*/extras',
    'usr/local/cuda*/libnvvp',
    'usr/local/cuda*/compute-sanitizer',
    'usr/local/cuda*/nsight*',
    'usr/local/cuda*/targets/x86_64-linux/include',
    'usr/local/cuda*/targets/sbsa-linux/include',
    'usr/local/cuda*/targets/aarch64-linux/include',
  ],
  llvm: [
    'usr/lib/llvm-*/bin',
    'usr/lib/llvm-*/include',
    'usr/lib/llvm-*/share',
    'usr/lib/llvm-*/lib/clang',
    'usr/lib/llvm-*/lib/cmake',
    'usr/lib/clang',
    'usr/lib64/clang',
  ],
  make: [
    'usr/share/cmake*',
    'usr/share/aclocal*',
    'usr/share/autoconf',
    'usr/share/automake*',
    'usr/share/libtool',
    'usr/share/bison',
    'usr/local/share/cmake*',
  ],
  ghc: ['**/.ghcup', 'opt/ghc'],
};

/**
 * Directories within toolchains that programs read at run time, or that are
 * copied without the toolchain: Go's time zones.
 */
export const NO_TOOLCHAIN = new Set(['usr/local/go/lib/time']);

/** Where programs of a toolchain lie beside others. */
export const PROGRAM_DIRECTORIES = new Set([
  'bin',
  'usr/bin',
  'usr/local/bin',
  'usr/local/cargo/bin',
]);

/** Programs by kind; versions behind and targets before them are left off. */
export const PROGRAMS: ReadonlyMap<string, string> = byName({
  gcc: [
    'gcc',
    'g++',
    'cc',
    'c++',
    'cpp',
    'gfortran',
    'gcov',
    'gcov-tool',
    'gcov-dump',
    'gcc-ar',
    'gcc-nm',
    'gcc-ranlib',
    'lto-dump',
    'c89-gcc',
    'c99-gcc',
  ],
  binutils: [
    'as',
    'ld',
    'ld.bfd',
    'ld.gold',
    'ar',
    'nm',
    'ranlib',
    'objdump',
    'objcopy',
    'readelf',
    'strip',
    'gprof',
    'gprofng',
    'gp-archive',
    'gp-collect-app',
    'gp-display-src',
    'gp-display-text',
    'dwp',
    'elfedit',
    'addr2line',
  ],
  llvm: [
    'clang',
    'clang++',
    'clangd',
    'clang-format',
    'clang-tidy',
    'ld.lld',
    'lld',
    'lldb',
  ],
  make: [
    'make',
    'gmake',
    'cmake',
    'ctest',
    'cpack',
    'ccmake',
    'ninja',
    'meson',
    'autoconf',
    'automake',
    'aclocal',
    'libtool',
    'libtoolize',
    'bison',
    'flex',
  ],
  rust: [
    'rustc',
    'rustdoc',
    'rustup',
    'cargo',
    'rustfmt',
    'cargo-clippy',
    'cargo-fmt',
    'cargo-miri',
    'clippy-driver',
    'rust-analyzer',
    'rust-gdb',
    'rust-lldb',
    'rls',
  ],
  'go-sdk': ['go', 'gofmt'],
});

/** Programs of a JDK that a JRE has not, in whatever `bin` they are. */
export const JDK_PROGRAMS = new Set([
  'javac',
  'javadoc',
  'javap',
  'jlink',
  'jmod',
  'jpackage',
  'jshell',
  'jdeps',
  'jdeprscan',
  'jextract',
]);

function byName(
  table: Readonly<Record<string, readonly string[]>>,
): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(table).flatMap(([kind, names]) =>
      names.map((name): [string, string] => [name, kind]),
    ),
  );
}
