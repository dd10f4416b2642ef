import { costInput, costStream, pullImage } from '../testing/costInputs';
import { withSettings } from './withSettings';

const IMAGE = pullImage({ layers: [[1, 'all']] });

function inputOf(region = 'eu-central-1') {
  return costInput([
    costStream([IMAGE], { region }, { id: 'one' }),
    costStream(
      [IMAGE],
      { region, instances: 3 },
      { id: 'other', sources: { instances: 'annotation', cache: 'config' } },
    ),
  ]);
}

describe('withSettings', () => {
  it('sets all streams and says who chose', () => {
    const { streams } = withSettings(inputOf(), {
      instances: 7,
      cache: 'none',
    });
    for (const { settings, sources } of streams) {
      expect(settings).toMatchObject({ instances: 7, cache: 'none' });
      expect(sources).toEqual({ instances: 'chosen', cache: 'chosen' });
    }
  });

  it('says another origin on request', () => {
    const { streams } = withSettings(inputOf(), { nodes: 7 }, 'config');
    expect(streams[0].sources).toEqual({ nodes: 'config' });
  });

  it('leaves the input as it is, and gives it back where nothing was chosen', () => {
    const input = inputOf();
    const before = structuredClone(input.streams);
    withSettings(input, { instances: 7 });
    expect(input.streams).toEqual(before);
    expect(withSettings(input, {})).toBe(input);
    expect(withSettings(input, { instances: undefined })).toBe(input);
  });

  it('takes 0 as a choice', () => {
    const { streams } = withSettings(inputOf(), { instances: 0 });
    expect(streams[1].settings.instances).toBe(0);
  });

  it.each([
    ['azure-nat', 'eu-central-1', 'eastus'],
    ['gcp-cloud-nat', 'eu-central-1', 'us-central1'],
    ['aws-nat', 'westeurope', 'us-east-1'],
    ['aws-vpc-endpoints', 'eu-central-1', 'eu-central-1'],
    ['self-hosted', 'eu-central-1', 'eu-central-1'],
    ['internet-egress', 'eu-central-1', 'eu-central-1'],
    ['aws-nat', 'our-own-place', 'our-own-place'],
  ] as const)('with path %s from %s is in %s', (path, from, to) => {
    const [{ settings }] = withSettings(inputOf(from), { path }).streams;
    expect(settings).toMatchObject({ path, region: to });
  });

  it('takes a region that was chosen with the path', () => {
    const [{ settings, sources }] = withSettings(inputOf(), {
      path: 'azure-nat',
      region: 'westeurope',
    }).streams;
    expect(settings.region).toBe('westeurope');
    expect(sources).toEqual({ path: 'chosen', region: 'chosen' });
  });
});
