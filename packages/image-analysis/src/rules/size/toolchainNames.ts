import { FileVersion } from '../../combine/ImageContents';
import { bytesText } from '../shared/bytesText';
import { bytesOf } from './liveFiles';

const NAMES: Readonly<Record<string, string>> = {
  'go-sdk': 'the Go toolchain',
  gcc: 'GNU compilers',
  binutils: 'linkers and their tools',
  ghc: 'the Haskell toolchain',
  headers: 'headers',
  'static-libraries': 'static libraries',
  jdk: 'JDK tools',
  rust: 'the Rust toolchain',
  'dotnet-sdk': 'the .NET SDK',
  maven: 'Maven',
  gradle: 'Gradle',
  cuda: 'CUDA compilers',
  llvm: 'LLVM',
  make: 'build tools',
};

function kindsOf(
  files: readonly FileVersion[],
): { name: string; bytes: number }[] {
  const kinds = new Map<string, number>();
  for (const { trait, bytes } of files) {
    const name = NAMES[trait?.kind ?? ''] ?? trait?.kind ?? 'build tools';
    kinds.set(name, (kinds.get(name) ?? 0) + bytes);
  }
  return [...kinds]
    .map(([name, bytes]) => ({ name, bytes }))
    .sort((left, right) => right.bytes - left.bytes);
}

/** `the Go toolchain and GNU compilers`: the two that take the most. */
export function kindsText(files: readonly FileVersion[]): string {
  const [first, second] = kindsOf(files);
  return second ? `${first.name} and ${second.name}` : first.name;
}

/** The kinds with their bytes, as a sentence. */
export function seenText(files: readonly FileVersion[]): string {
  const kinds = kindsOf(files);
  const total = bytesText(bytesOf(files));
  if (kinds.length === 1) {
    return `It takes ${total}.`;
  }
  const parts = kinds
    .slice(0, 4)
    .map(({ name, bytes }) => `${name} ${bytesText(bytes)}`);
  return `Together ${total}: ${parts.join(', ')}.`;
}
