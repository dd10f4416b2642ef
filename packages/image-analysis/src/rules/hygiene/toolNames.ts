/** Kinds of tools that a service has no use for at run time. */
export interface ToolKind {
  id: string;
  name: string;
  /** Names of packages, on whichever distribution. */
  packages: ReadonlySet<string>;
  /** Names of programs in bin directories. */
  programs: ReadonlySet<string>;
}

export const TOOL_KINDS: readonly ToolKind[] = [
  {
    id: 'editors',
    name: 'editors',
    packages: new Set([
      'vim',
      'vim-tiny',
      'vim-enhanced',
      'vim-nox',
      'neovim',
      'nano',
      'emacs',
      'emacs-nox',
      'joe',
      'mg',
    ]),
    programs: new Set(['vim', 'vim.basic', 'nvim', 'nano', 'emacs', 'joe']),
  },
  {
    id: 'network',
    name: 'network tools',
    packages: new Set([
      'net-tools',
      'iputils-ping',
      'iputils',
      'telnet',
      'inetutils-telnet',
      'tcpdump',
      'nmap',
      'netcat',
      'netcat-openbsd',
      'netcat-traditional',
      'nmap-ncat',
      'traceroute',
      'mtr',
      'dnsutils',
      'bind9-dnsutils',
      'bind-utils',
      'bind-tools',
      'socat',
      'iperf3',
    ]),
    programs: new Set([
      'tcpdump',
      'nmap',
      'ncat',
      'traceroute',
      'mtr',
      'iperf3',
      'socat',
      'dig',
    ]),
  },
  {
    id: 'sudo',
    name: 'sudo',
    packages: new Set(['sudo', 'doas']),
    programs: new Set(['sudo', 'doas']),
  },
  {
    id: 'debuggers',
    name: 'debuggers and tracers',
    packages: new Set(['strace', 'ltrace', 'gdb', 'lldb', 'valgrind', 'htop']),
    programs: new Set(['strace', 'ltrace', 'gdb', 'lldb', 'valgrind', 'htop']),
  },
];
