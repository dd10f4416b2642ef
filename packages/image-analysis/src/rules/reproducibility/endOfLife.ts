/** When a line of releases stops getting free security updates. */
export interface Product {
  name: string;
  /** Dates of the last day, by release line. */
  ends: Readonly<Record<string, string>>;
}

/** Where the dates come from, and up to which day the rule judges by them. */
export const END_OF_LIFE = {
  source: 'endoflife.date',
  url: 'https://endoflife.date',
  /** When the dates were gathered. */
  gatheredAt: '2026-08-22',
  /** What ended before this day has ended: the same for every run of a rule set. */
  asOf: '2026-11-21',
};

/** By `ID` of os-release. Debian counts with its long-term support, Ubuntu without Pro. */
export const SYSTEMS: Readonly<Record<string, Product>> = {
  debian: {
    name: 'Debian',
    ends: {
      '8': '2020-06-30',
      '9': '2022-07-01',
      '10': '2024-06-30',
      '11': '2026-08-31',
      '12': '2028-06-30',
      '13': '2030-06-30',
    },
  },
  ubuntu: {
    name: 'Ubuntu',
    ends: {
      '14.04': '2019-04-02',
      '16.04': '2021-04-02',
      '16.10': '2017-07-20',
      '17.04': '2018-01-13',
      '17.10': '2018-07-19',
      '18.04': '2023-05-31',
      '18.10': '2019-07-18',
      '19.04': '2020-01-23',
      '19.10': '2020-07-06',
      '20.04': '2025-05-31',
      '20.10': '2021-07-22',
      '21.04': '2022-01-20',
      '21.10': '2022-07-14',
      '22.04': '2027-04-01',
      '22.10': '2023-07-20',
      '23.04': '2024-01-20',
      '23.10': '2024-07-12',
      '24.04': '2029-05-31',
      '24.10': '2025-07-10',
      '25.04': '2026-01-17',
      '25.10': '2026-07-01',
      '26.04': '2031-04-30',
    },
  },
  alpine: {
    name: 'Alpine Linux',
    ends: {
      '3.3': '2017-11-01',
      '3.4': '2018-05-01',
      '3.5': '2018-11-01',
      '3.6': '2019-05-01',
      '3.7': '2019-11-01',
      '3.8': '2020-05-01',
      '3.9': '2020-11-01',
      '3.10': '2021-05-01',
      '3.11': '2021-11-01',
      '3.12': '2022-05-01',
      '3.13': '2022-11-01',
      '3.14': '2023-05-01',
      '3.15': '2023-11-01',
      '3.16': '2024-05-23',
      '3.17': '2024-11-22',
      '3.18': '2025-05-09',
      '3.19': '2025-11-01',
      '3.20': '2026-04-01',
      '3.21': '2026-11-01',
      '3.22': '2027-05-01',
      '3.23': '2027-11-01',
      '3.24': '2028-06-01',
    },
  },
  rhel: {
    name: 'Red Hat Enterprise Linux',
    ends: {
      '6': '2020-11-30',
      '7': '2024-06-30',
      '8': '2029-05-31',
      '9': '2032-05-31',
      '10': '2035-05-31',
    },
  },
  centos: {
    name: 'CentOS',
    ends: {
      '6': '2020-11-30',
      '7': '2024-06-30',
    },
  },
  rocky: {
    name: 'Rocky Linux',
    ends: {
      '8': '2029-05-31',
      '9': '2032-05-31',
      '10': '2035-05-31',
    },
  },
  almalinux: {
    name: 'AlmaLinux',
    ends: {
      '8': '2029-05-31',
      '9': '2032-05-31',
      '10': '2035-05-31',
    },
  },
  amzn: {
    name: 'Amazon Linux',
    ends: {
      '2018.03': '2023-12-31',
      '2': '2026-06-30',
      '2023': '2029-06-30',
    },
  },
  ol: {
    name: 'Oracle Linux',
    ends: { '7': '2024-12-31', '8': '2029-07-31', '9': '2032-06-30' },
  },
  fedora: {
    name: 'Fedora',
    ends: {
      '30': '2020-05-26',
      '31': '2020-11-24',
      '32': '2021-05-25',
      '33': '2021-11-30',
      '34': '2022-06-07',
      '35': '2022-12-13',
      '36': '2023-05-16',
      '37': '2023-12-05',
      '38': '2024-05-21',
      '39': '2024-11-26',
      '40': '2025-05-13',
      '41': '2025-12-15',
      '42': '2026-05-27',
      '43': '2026-12-09',
      '44': '2027-06-02',
    },
  },
  'opensuse-leap': {
    name: 'openSUSE Leap',
    ends: {
      '15.0': '2019-12-03',
      '15.1': '2021-02-02',
      '15.2': '2022-01-04',
      '15.3': '2022-12-31',
      '15.4': '2023-12-07',
      '15.5': '2024-12-31',
      '15.6': '2026-04-30',
      '16.0': '2027-10-31',
    },
  },
};

/** CentOS Stream calls itself `centos` as well. */
export const CENTOS_STREAM: Product = {
  name: 'CentOS Stream',
  ends: { '8': '2024-05-31', '9': '2027-05-31', '10': '2030-05-31' },
};

/** Names that Debian and Ubuntu give to their lines. */
export const CODE_NAMES: Readonly<Record<string, [string, string]>> = {
  jessie: ['debian', '8'],
  stretch: ['debian', '9'],
  buster: ['debian', '10'],
  bullseye: ['debian', '11'],
  bookworm: ['debian', '12'],
  trixie: ['debian', '13'],
  trusty: ['ubuntu', '14.04'],
  xenial: ['ubuntu', '16.04'],
  bionic: ['ubuntu', '18.04'],
  focal: ['ubuntu', '20.04'],
  jammy: ['ubuntu', '22.04'],
  noble: ['ubuntu', '24.04'],
  resolute: ['ubuntu', '26.04'],
};

/** Systems without releases: they have no end. */
export const ROLLING: ReadonlySet<string> = new Set([
  'wolfi',
  'chainguard',
  'arch',
  'opensuse-tumbleweed',
  'void',
  'gentoo',
  'nixos',
]);

/** By the environment variable in which official images state the version. */
export const RUNTIMES: Readonly<Record<string, Product>> = {
  NODE_VERSION: {
    name: 'Node.js',
    ends: {
      '8': '2019-12-31',
      '10': '2021-04-30',
      '11': '2019-06-30',
      '12': '2022-04-30',
      '13': '2020-06-01',
      '14': '2023-04-30',
      '15': '2021-06-01',
      '16': '2023-09-11',
      '17': '2022-06-01',
      '18': '2025-04-30',
      '19': '2023-06-01',
      '20': '2026-04-30',
      '21': '2024-06-01',
      '22': '2027-04-30',
      '23': '2025-06-01',
      '24': '2028-04-30',
      '25': '2026-06-01',
      '26': '2029-04-30',
    },
  },
  PYTHON_VERSION: {
    name: 'Python',
    ends: {
      '2.7': '2020-01-01',
      '3.4': '2019-03-18',
      '3.5': '2020-09-30',
      '3.6': '2021-12-23',
      '3.7': '2023-06-27',
      '3.8': '2024-10-07',
      '3.9': '2025-10-31',
      '3.10': '2026-10-31',
      '3.11': '2027-10-31',
      '3.12': '2028-10-31',
      '3.13': '2029-10-31',
      '3.14': '2030-10-31',
    },
  },
  GOLANG_VERSION: {
    name: 'Go',
    ends: {
      '1.10': '2019-02-25',
      '1.11': '2019-09-03',
      '1.12': '2020-02-25',
      '1.13': '2020-08-11',
      '1.14': '2021-02-16',
      '1.15': '2021-08-16',
      '1.16': '2022-03-15',
      '1.17': '2022-08-02',
      '1.18': '2023-02-01',
      '1.19': '2023-09-06',
      '1.20': '2024-02-06',
      '1.21': '2024-08-13',
      '1.22': '2025-02-11',
      '1.23': '2025-08-12',
      '1.24': '2026-02-10',
      '1.25': '2026-08-19',
    },
  },
  RUBY_VERSION: {
    name: 'Ruby',
    ends: {
      '2.2': '2018-03-31',
      '2.3': '2019-03-31',
      '2.4': '2020-03-31',
      '2.5': '2021-03-31',
      '2.6': '2022-03-31',
      '2.7': '2023-03-31',
      '3.0': '2024-04-23',
      '3.1': '2025-03-26',
      '3.2': '2026-03-31',
      '3.3': '2027-03-31',
      '3.4': '2028-03-31',
      '4.0': '2029-03-31',
    },
  },
  PHP_VERSION: {
    name: 'PHP',
    ends: {
      '5.6': '2018-12-31',
      '7.0': '2019-01-10',
      '7.1': '2019-12-01',
      '7.2': '2020-11-30',
      '7.3': '2021-12-06',
      '7.4': '2022-11-28',
      '8.0': '2023-11-26',
      '8.1': '2025-12-31',
      '8.2': '2026-12-31',
      '8.3': '2027-12-31',
      '8.4': '2028-12-31',
      '8.5': '2029-12-31',
    },
  },
  DOTNET_VERSION: {
    name: '.NET',
    ends: {
      '3.1': '2022-12-13',
      '5': '2022-05-10',
      '6': '2024-11-12',
      '7': '2024-05-14',
      '8': '2026-11-10',
      '9': '2026-11-10',
      '10': '2028-11-14',
    },
  },
};

/** What of the table a version belongs to: by its longest prefix of numbers. */
export function lineOf(
  product: Product,
  version: string,
): { line: string; ends: string } | undefined {
  const numbers = /^\d{1,6}(?:\.\d{1,6}){0,2}/.exec(
    version.replace(/^(?:v|go)/, ''),
  )?.[0];
  const parts = numbers?.split('.') ?? [];
  for (let length = parts.length; length > 0; length--) {
    const line = parts.slice(0, length).join('.');
    if (Object.hasOwn(product.ends, line)) {
      return { line, ends: product.ends[line] };
    }
  }
  return undefined;
}
