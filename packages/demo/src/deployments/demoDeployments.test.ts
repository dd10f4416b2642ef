import { demoServices } from '../catalog/services';
import { content, host, now } from '../testing';
import { demoDeployments } from './demoDeployments';

const deployments = demoDeployments({ now, registryHost: host });
const of = (service: string, environment?: string) =>
  deployments.filter(
    deployment =>
      deployment.entityRef === `component:default/${service}` &&
      (environment === undefined || deployment.environment === environment),
  );
const dayMillis = 24 * 3_600_000;

describe('demoDeployments', () => {
  it('deploys tags that the registry has, of repositories that the service names', () => {
    expect(deployments.length).toBeGreaterThan(50);
    const services = demoServices({ registryHost: host });
    for (const { entityRef, images } of deployments) {
      const service = services.find(
        ({ metadata }) => entityRef === `component:default/${metadata.name}`,
      );
      for (const image of images) {
        const [, repository, tag] = /^localhost:7070\/(.*):(.*)$/.exec(
          image,
        ) ?? ['', '', ''];
        expect(content.get(repository)?.tags.has(tag)).toBe(true);
        expect(
          service?.metadata.annotations?.['image-insights.io/repositories'],
        ).toContain(`${host}/${repository}`);
      }
    }
  });

  it('tells of the last 90 days, oldest first, each under an id of its own', () => {
    const times = deployments.map(({ at }) => Date.parse(at));
    expect(times).toEqual([...times].sort((a, b) => a - b));
    expect(times[0]).toBeGreaterThan(now.getTime() - 90 * dayMillis);
    expect(times.at(-1)).toBeLessThanOrEqual(now.getTime());
    expect(new Set(deployments.map(({ id }) => id)).size).toBe(
      deployments.length,
    );
  });

  it('deploys checkout to staging first, and to production with more instances', () => {
    const [staging] = of('checkout', 'staging').slice(-1);
    const production = of('checkout', 'production');
    expect(staging.instances).toBe(2);
    expect(production.at(-1)).toMatchObject({
      instances: 12,
      images: [
        expect.stringContaining('shop/checkout:3.20.0'),
        expect.stringContaining('shop/checkout-worker:1.11.0'),
      ],
    });
    const first = (environment: string) =>
      of('checkout', environment).find(({ images }) =>
        images[0].endsWith(':3.20.0'),
      )?.at ?? '';
    expect(first('staging') < first('production')).toBe(true);
  });

  it('takes one release of checkout back, and brings it again', () => {
    const tags = of('checkout', 'staging').map(
      ({ images }) => images[0].split(':').at(-1) ?? '',
    );
    const changes = tags.filter((tag, index) => tag !== tags[index - 1]);
    expect(changes.slice(-5)).toEqual([
      '3.18.0',
      '3.19.0',
      '3.18.0',
      '3.19.0',
      '3.20.0',
    ]);
  });

  it('rolls the same images out anew, which moves nothing', () => {
    const images = of('search').map(one => one.images.join());
    const repeated = images.filter((one, index) => one === images[index - 1]);
    expect(repeated.length).toBeGreaterThan(5);
  });

  it('leaves most services to what their tags tell', () => {
    expect(new Set(deployments.map(({ entityRef }) => entityRef))).toEqual(
      new Set(
        ['checkout', 'gateway', 'orders', 'search'].map(
          name => `component:default/${name}`,
        ),
      ),
    );
  });
});
