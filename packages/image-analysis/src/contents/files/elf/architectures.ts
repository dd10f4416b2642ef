/** `e_machine` by Go's names, which image configs use as well. */
const BY_MACHINE: Readonly<Record<number, string>> = {
  2: 'sparc',
  3: '386',
  8: 'mips',
  20: 'ppc',
  40: 'arm',
  43: 'sparc64',
  62: 'amd64',
  183: 'arm64',
  247: 'bpf',
  258: 'loong64',
};

/** Names the architecture of a machine number, `machine-190` where unknown. */
export function architectureOf(
  machine: number,
  form: { is64: boolean; isLittle: boolean },
): string {
  const ending = form.isLittle ? 'le' : '';
  switch (machine) {
    case 8:
      return `mips${form.is64 ? '64' : ''}${ending}`;
    case 21:
      return `ppc64${ending}`;
    case 22:
      return form.is64 ? 's390x' : 's390';
    case 243:
      return form.is64 ? 'riscv64' : 'riscv32';
    default:
      return BY_MACHINE[machine] ?? `machine-${machine}`;
  }
}
