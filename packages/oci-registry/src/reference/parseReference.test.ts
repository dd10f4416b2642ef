import { RegistryError } from '../errors';
import {
  formatReference,
  formatRepository,
  isTag,
  normaliseHost,
  parseReference,
  parseRepository,
} from './parseReference';

const DIGEST = `sha256:${'a'.repeat(64)}`;

function refusalOf(work: () => unknown): RegistryError {
  try {
    work();
  } catch (error) {
    if (error instanceof RegistryError) {
      return error;
    }
    throw error;
  }
  throw new Error('It was expected to be refused');
}

describe('a repository', () => {
  it.each([
    ['nginx', 'docker.io/library/nginx'],
    ['grafana/loki', 'docker.io/grafana/loki'],
    ['docker.io/nginx', 'docker.io/library/nginx'],
    ['index.docker.io/library/nginx', 'docker.io/library/nginx'],
    ['registry-1.docker.io/grafana/loki', 'docker.io/grafana/loki'],
    [
      'registry.example.com/shop/checkout',
      'registry.example.com/shop/checkout',
    ],
    ['Registry.Example.COM/shop', 'registry.example.com/shop'],
    ['localhost/shop', 'localhost/shop'],
    ['localhost:5000/shop', 'localhost:5000/shop'],
    ['[::1]:5000/shop/cart', '[::1]:5000/shop/cart'],
    ['10.1.2.3/a', '10.1.2.3/a'],
    ['xn--bcher-kva.example/a', 'xn--bcher-kva.example/a'],
    ['host.io/a.b/c__d/e--f/0', 'host.io/a.b/c__d/e--f/0'],
    ['  host.io/a  ', 'host.io/a'],
  ])('%j is %s', (text, expected) => {
    expect(formatRepository(parseRepository(text))).toBe(expected);
  });

  it.each([
    ['', 'empty'],
    ['   ', 'empty'],
    ['scratch', 'empty base'],
    ['${REGISTRY}/shop', 'placeholder'],
    ['host.io/{{ .Name }}', 'placeholder'],
    ['https://host.io/a', 'scheme'],
    ['host.io/Shop', 'lower-case'],
    ['host.io/a//b', 'lower-case'],
    ['host.io/-a', 'lower-case'],
    ['host.io/a___b', 'lower-case'],
    ['host.io/a/../b', 'lower-case'],
    ['host.io/', 'lower-case'],
    ['host.io:99999/a', 'host:port'],
    ['-host.io/a', 'host:port'],
    ['bücher.example/a', 'host:port'],
    ['host.io/a:1.0', 'no tag'],
    [`host.io/a@${DIGEST}`, 'no digest'],
    [`host.io/${'a'.repeat(260)}`, 'characters'],
  ])('is not %j: %s', (text, rule) => {
    const error = refusalOf(() => parseRepository(text));
    expect(error.code).toBe('invalid-reference');
    expect(error.message).toContain(rule);
    expect(error.message).toContain(`'${text.trim().slice(0, 5)}`);
    expect(error.remedy).not.toBe('');
  });

  it('is refused quickly however long the text is', () => {
    const began = process.cpuUsage();
    refusalOf(() => parseRepository('a-'.repeat(1_000_000)));
    refusalOf(() => parseRepository(`${'a-'.repeat(120)}!`));
    expect(process.cpuUsage(began).user / 1e6).toBeLessThan(10);
  });
});

describe('a reference', () => {
  it.each([
    ['nginx', 'docker.io/library/nginx:latest'],
    ['nginx:1.27', 'docker.io/library/nginx:1.27'],
    ['localhost:5000/shop:1.0', 'localhost:5000/shop:1.0'],
    ['localhost:5000/shop', 'localhost:5000/shop:latest'],
    [`host.io/a@${DIGEST}`, `host.io/a@${DIGEST}`],
    [`host.io/a:1.0@${DIGEST}`, `host.io/a:1.0@${DIGEST}`],
  ])('%j is %s', (text, expected) => {
    expect(formatReference(parseReference(text))).toBe(expected);
  });

  it.each([
    ['host.io/a:'],
    ['host.io/a:-1'],
    [`host.io/a:${'1'.repeat(129)}`],
    ['host.io/a@sha256:abc'],
    [`host.io/a@blake3:${'a'.repeat(64)}`],
  ])('is not %j', text => {
    expect(refusalOf(() => parseReference(text)).code).toBe(
      'invalid-reference',
    );
  });
});

it('knows tags', () => {
  expect(['1.0', '_x', 'v1-alpha.2', 'a'.repeat(128)].every(isTag)).toBe(true);
  expect(['', '.a', '-a', 'a/b', 'a b', 'a'.repeat(129)].some(isTag)).toBe(
    false,
  );
});

it('brings hosts to one form', () => {
  expect(normaliseHost('Registry.Example.com:443/')).toBe(
    'registry.example.com:443',
  );
  expect(normaliseHost('index.docker.io')).toBe('docker.io');
});
