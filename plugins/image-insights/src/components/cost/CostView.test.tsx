import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { EntityCost } from '@image-insights/backstage-plugin-image-insights-common';
import { useUrlState, useViews } from '../../url';
import {
  costInput,
  costSettings,
  costStream,
  digestOf,
  entityCost,
  pullImage,
  renderOnEntity,
} from '../../__testUtils__';
import { CostView } from './CostView';

function View(props: { olderRelease?: { tag: string; digest: string } }) {
  return (
    <CostView
      entityRef="component:default/checkout"
      name="checkout"
      olderRelease={props.olderRelease}
      version="1"
      url={useUrlState()}
      views={useViews()}
    />
  );
}

function show(
  cost: EntityCost = entityCost(),
  search = '',
  olderRelease?: { tag: string; digest: string },
) {
  return renderOnEntity(<View olderRelease={olderRelease} />, {
    path: `/cost${search}`,
    api: { getEntityCost: async () => cost },
  });
}

/** Twenty tasks that pull 500 MB each through NAT in Virginia. */
function seed(): EntityCost {
  return entityCost({
    input: costInput({
      streams: [
        costStream({
          releases: [pullImage({ layerBytes: [499_988_500], tag: '1.0.0' })],
          gains: [],
          stored: undefined,
          settings: costSettings({ region: 'us-east-1', runtime: 'task' }),
        }),
      ],
    }),
  });
}

const address = () => screen.getByLabelText('address');
const row = async (table: string, name: string | RegExp) => {
  const found = await screen.findByRole('table', { name: table });
  const header = within(found).getByRole('rowheader', { name });
  const line = header.closest('tr');
  if (!line) throw new Error(`${table} has no row ${name}`);
  return line;
};
const alternatives = 'What else it could cost';
const details = (name: RegExp) => screen.findByRole('button', { name });

describe('CostView', () => {
  it('opens with what the last deployment and a month cost, and how that is known', async () => {
    show();
    expect(
      await screen.findByText(
        'Deploying 2.14.0 moved 5.37 GB and cost ≈ $0.24. A month costs ≈ $4.8 (20 deployments, recorded).',
      ),
    ).toBeInTheDocument();
    expect(
      screen.getByText(
        'Under $10 a month faster pulls matter more than the bill: a node downloads for 2.1 s.',
      ),
    ).toBeInTheDocument();
  });

  it('keeps what is paid by the hour apart from what bytes cost', async () => {
    show(seed());
    expect(
      await screen.findByText(
        /moved 10\.0 GB and cost ≈ \$0\.42\. A month costs ≈ \$8\.4/,
      ),
    ).toBeInTheDocument();
    expect(screen.getByText('$109.50')).toBeInTheDocument();
    expect(screen.getByText('$98.55: 3 × NAT gateway')).toBeInTheDocument();
    expect(
      screen.getByText('$10.95: 3 × Public IPv4 address'),
    ).toBeInTheDocument();
    expect(await row(alternatives, 'today')).toHaveTextContent('≈ $8.4');
  });

  it('says when another path pays, with today’s kept and given up', async () => {
    show(seed());
    await userEvent.click(await details(/VPC endpoints, S3 gateway$/));
    expect(
      screen.getByText(
        'By the hour it costs $43.80 a month where it is now $109.50, with all other traffic.',
      ),
    ).toBeInTheDocument();
    expect(
      screen.getByText(
        'If today’s path stays for other traffic, it pays above 1.05 TB a month through the same network.',
      ),
    ).toBeInTheDocument();
    expect(
      screen.getByText('If today’s path can go, it pays from the first byte.'),
    ).toBeInTheDocument();
    expect(address()).toHaveTextContent('whatif=path%3Aaws-vpc-endpoints');
  });

  it('names the path that saves most without anything by the hour', async () => {
    show(seed());
    expect(
      await screen.findByText(
        /≈ \$8\.4 a month now; “AWS: NAT, S3 gateway endpoint” would save most: ≈ \$8\.4\./,
      ),
    ).toBeInTheDocument();
  });

  it('calculates with another path at once, without a call, and back', async () => {
    const user = userEvent.setup();
    const api = show();
    await user.click(
      await screen.findByRole('button', { name: /Network path/ }),
    );
    await user.click(
      await screen.findByRole('option', {
        name: 'AWS: VPC endpoints, S3 interface',
      }),
    );
    expect(
      await screen.findByText(
        'With your choices: today it is ≈ $4.8 a month (−$3.8).',
      ),
    ).toBeInTheDocument();
    expect(address()).toHaveTextContent(
      '/cost?path=aws-vpc-endpoints-s3-interface',
    );
    expect(await row(alternatives, 'your choices')).toHaveTextContent('≈ $1.0');
    expect(screen.getByText('Calculated: ≈ $1.0 a month')).toHaveAttribute(
      'role',
      'status',
    );

    await user.click(screen.getByRole('button', { name: 'Reset' }));
    await waitFor(() => expect(address()).toHaveTextContent(/^\/cost$/));
    expect(await screen.findByText(/A month costs ≈ \$4\.8/)).toBeVisible();
    expect(api.getEntityCost).toHaveBeenCalledTimes(1);
  });

  it('takes typed numbers as soon as they are some, and says what is allowed', async () => {
    const user = userEvent.setup();
    const api = show();
    const field = await screen.findByRole('textbox', { name: 'Instances' });
    await user.clear(field);
    await user.type(field, '6x');
    expect(
      await screen.findByText('Allowed is a whole number from 0 to 1,000,000.'),
    ).toBeInTheDocument();
    await user.type(field, '{Backspace}0');
    expect(
      await screen.findByText(/A month costs ≈ \$14 \(20 deployments/),
    ).toBeInTheDocument();
    expect(screen.queryByText(/^Allowed is/)).not.toBeInTheDocument();
    await waitFor(() =>
      expect(address()).toHaveTextContent('/cost?instances=60'),
    );
    expect(api.getEntityCost).toHaveBeenCalledTimes(1);
  });

  it('calculates by an address alone', async () => {
    show(
      entityCost(),
      '?path=aws-nat-s3-gateway&cache=0.8&perMonth=2.5&nodes=5&coldShare=auto',
    );
    expect(
      await screen.findByText(/moves .* a month costs|A month costs < \$0\.01/),
    ).toHaveTextContent('(2.5 deployments, chosen by you)');
    expect(await row('What it rests on', 'Hit ratio')).toHaveTextContent(
      '80%chosen by you',
    );
    expect(screen.getByRole('textbox', { name: 'Nodes' })).toHaveValue('5');
  });

  it('says which parts of an address it does not understand', async () => {
    show(entityCost(), '?path=carrier-pigeon&instances=-1&whatif=magic');
    expect(
      await screen.findByText(
        'path=carrier-pigeon is not known here. Allowed is one of the paths in the list. Calculated without it.',
      ),
    ).toBeInTheDocument();
    expect(
      screen.getByText(
        'instances=-1 is not known here. Allowed is a whole number from 0 to 1,000,000. Calculated without it.',
      ),
    ).toBeInTheDocument();
    expect(
      screen.getByText('There is no such alternative here: magic.'),
    ).toBeInTheDocument();
    expect(screen.getByText(/A month costs ≈ \$4\.8/)).toBeInTheDocument();
  });

  it('is used by keyboard: opens an alternative and calculates with it', async () => {
    const user = userEvent.setup();
    show();
    const toggle = await details(/AWS: NAT, S3 gateway endpoint/);
    for (let steps = 0; steps < 40 && document.activeElement !== toggle; ) {
      await user.tab();
      steps += 1;
    }
    expect(toggle).toHaveFocus();
    await user.keyboard('{Enter}');
    expect(toggle).toHaveAttribute('aria-expanded', 'true');
    await user.tab();
    expect(
      screen.getByRole('button', {
        name: 'Calculate everything with this path',
      }),
    ).toHaveFocus();
    await user.keyboard('{Enter}');
    expect(
      await screen.findByText(/A month costs < \$0\.01/),
    ).toBeInTheDocument();
    expect(address()).toHaveTextContent('path=aws-nat-s3-gateway');
  });

  it('ranks what to do, with what each row adds and is worth alone', async () => {
    show();
    const first = await row('What to do first', /S3 gateway endpoint/);
    expect(first).toHaveTextContent('−$4.8');
    const finding = await row(
      'What to do first',
      'fix: pip cache left in the layer',
    );
    // The bytes are free by then: what it would have saved stands in grey.
    expect(finding).toHaveTextContent('$0.00alone −$0.86');
    expect(finding).toHaveTextContent('−19.2 GB');
    expect(
      within(finding).getByRole('link', { name: /pip cache/ }),
    ).toHaveAttribute(
      'href',
      expect.stringMatching(/^\/findings\?.*finding=pip-cache-kept/),
    );
  });

  it('says of which image a finding is where there are several', async () => {
    show(
      entityCost({
        input: costInput({
          streams: [
            costStream(),
            costStream({
              id: 'worker',
              repository: 'localhost:7070/shop/worker',
            }),
          ],
        }),
      }),
    );
    for (const image of ['checkout', 'worker']) {
      const finding = await row(
        'What to do first',
        new RegExp(`^fix: pip cache .*localhost:7070/shop/${image}$`),
      );
      expect(finding).toHaveTextContent('−19.2 GB');
    }
  });

  it('shows every assumption with its value and origin', async () => {
    show();
    expect(await row('What it rests on', 'Network path')).toHaveTextContent(
      'AWS: NAT gatewayfrom the configuration',
    );
    expect(await row('What it rests on', 'Instances')).toHaveTextContent(
      '20from the annotation',
    );
    expect(
      await row('What it rests on', 'Deployments a month'),
    ).toHaveTextContent('20recorded');
    expect(await row('What it rests on', 'Nodes')).toHaveTextContent(
      'not known: one for each instanceassumed',
    );
  });

  it('shows the prices it used with day, source and how sure they are', async () => {
    show();
    const price = await row('Prices used', /^Data through a NAT gateway/);
    expect(price).toHaveTextContent('$0.048 per GiB');
    expect(price).toHaveTextContent('eu-west-1');
    expect(within(price).getByRole('link')).toHaveAttribute(
      'href',
      expect.stringMatching(/^https:/),
    );
    expect(within(price).getByText(/2026$/).tagName).toBe('TIME');
  });

  it('shows the arithmetic so that it can be checked by hand', async () => {
    show();
    await userEvent.click(
      await screen.findByRole('button', { name: /The arithmetic/ }),
    );
    const month = await row('The arithmetic', 'A month moves');
    expect(month).toHaveTextContent('20 × 5,366,050,000 B');
    expect(month).toHaveTextContent('107,321,000,000 B = 107 GB');
    expect(
      await row('The arithmetic', /^Billed units.*NAT gateway/),
    ).toHaveTextContent('107,321,000,000 B / 1,073,741,824 B');
  });

  it('warns beside figures that rest on old prices', async () => {
    show(entityCost({ input: costInput({ at: '2028-01-01T00:00:00.000Z' }) }));
    const month = await screen.findByText(/A month costs ≈ \$4\.8/);
    expect(month).toHaveTextContent('(old price)');
    expect(await row(alternatives, 'today')).toHaveTextContent('(old price)');
    expect(
      screen.getByText(/^These prices are older than a year/),
    ).toHaveTextContent('Take the amounts as rough.');
  });

  it('gives the range of a price in doubt, and the price that it took', async () => {
    const settings = costSettings({
      path: 'aws-cross-region',
      region: 'ap-southeast-2',
    });
    show(
      entityCost({
        input: costInput({ streams: [costStream({ settings })] }),
      }),
    );
    expect(
      await screen.findByText(
        /^Between ≈ .* a month, depending on what nodes keep/,
      ),
    ).toBeInTheDocument();
    const price = await row('Prices used', /^ECR to another region/);
    expect(price).toHaveTextContent('$0.02 per GiB');
    expect(price).toHaveTextContent('price in doubt');
  });

  it('says what is gained where bytes are free', async () => {
    const settings = costSettings({
      path: 'gcp-same-location',
      region: 'us-central1',
    });
    show(
      entityCost({
        input: costInput({ streams: [costStream({ settings })] }),
      }),
    );
    expect(
      await screen.findByText(
        /^Transfer is free on this path\. What a smaller image gains is time, 2\.1 s on every node that pulls 268 MB\./,
      ),
    ).toBeInTheDocument();
    expect(
      screen.getByText(/Bars show bytes moved in a month/),
    ).toBeInTheDocument();
    // What costs more is not hidden behind equal bytes.
    expect(
      await row(alternatives, 'Google Cloud: Cloud NAT'),
    ).toHaveTextContent(/no change\+\$4\.\d/);
  });

  it('says that deployments are inferred, and how to record them', async () => {
    show(
      entityCost({
        deployments: {
          perMonth: 20,
          source: 'inferred',
          confidence: 'low',
          recorded: 0,
          environments: [],
        },
        input: costInput({
          streams: [
            costStream({ sources: { deploymentsPerMonth: 'inferred' } }),
          ],
        }),
      }),
    );
    expect(
      await screen.findByText(/Deployments are inferred from tag changes\./),
    ).toHaveTextContent('Published is not deployed: this is a rough guess.');
    expect(screen.getByRole('link', { name: /Record them/ })).toHaveAttribute(
      'href',
      expect.stringMatching(/docs\/deployments\.md$/),
    );
    expect(
      screen.getByText(/Deploying 2\.14\.0 moves 5\.37 GB and costs/),
    ).toBeInTheDocument();
  });

  it('says so where there is only one release', async () => {
    show(
      entityCost({
        input: costInput({
          streams: [
            costStream({
              releases: [pullImage()],
              settings: costSettings({ cache: 'warm' }),
            }),
          ],
        }),
      }),
    );
    expect(
      await screen.findByText(/^There is one release so far/),
    ).toBeInTheDocument();
  });

  it('names the deployment of an earlier release that the tab shows', async () => {
    show(entityCost(), '', { tag: '2.13.0', digest: digestOf(13) });
    expect(
      await screen.findByText(/^Deploying 2\.13\.0 moved 3\.74 GB/),
    ).toHaveTextContent('A month costs ≈ $4.8');
    expect(
      screen.getByText('The other figures are of 2.14.0, the newest release.'),
    ).toBeInTheDocument();
  });

  describe('of several images', () => {
    const several = () =>
      entityCost({
        missing: [
          {
            repository: 'localhost:7070/shop/mailer',
            reason: 'the registry refused the credentials (401)',
          },
        ],
        input: costInput({
          streams: [
            costStream(),
            costStream({
              id: 'worker',
              repository: 'localhost:7070/shop/worker',
              gains: [],
              settings: costSettings({ instances: 4 }),
            }),
          ],
        }),
      });

    it('shows what the sum is made of, and what is missing in it', async () => {
      show(several());
      const worker = await row(
        'What it is the sum of',
        'localhost:7070/shop/worker',
      );
      expect(worker).toHaveTextContent('≈ $0.96');
      expect(await row('What it is the sum of', 'Sum')).toHaveTextContent(
        '128.8 GB≈ $5.8',
      );
      expect(
        screen.getByText('One image is not in the figures.'),
      ).toBeInTheDocument();
      expect(
        screen.getByText(
          'localhost:7070/shop/mailer: the registry refused the credentials (401).',
        ),
      ).toBeInTheDocument();
    });

    it('calculates for one of them', async () => {
      show(several(), '?of=localhost%3A7070%2Fshop%2Fworker');
      expect(
        await screen.findByText(/A month costs ≈ \$0\.96/),
      ).toBeInTheDocument();
      expect(
        screen.queryByRole('table', { name: 'What it is the sum of' }),
      ).not.toBeInTheDocument();
    });
  });

  it('says that there is nothing to calculate with, and why', async () => {
    show(
      entityCost({
        input: costInput({ streams: [] }),
        missing: [
          { repository: 'localhost:7070/shop/checkout', reason: 'not scanned' },
        ],
      }),
    );
    expect(
      await screen.findByText(
        'No image of this service was read yet, so there is nothing to calculate with.',
      ),
    ).toBeInTheDocument();
    expect(
      screen.getByText('localhost:7070/shop/checkout: not scanned.'),
    ).toBeInTheDocument();
  });

  it('can be asked again where it failed', async () => {
    const getEntityCost = jest
      .fn<Promise<EntityCost>, []>()
      .mockRejectedValueOnce(new Error('The database is not there'))
      .mockResolvedValue(entityCost());
    renderOnEntity(<View />, { path: '/cost', api: { getEntityCost } });
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'The backend answered: The database is not there.',
    );
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(
      await screen.findByText(/A month costs ≈ \$4\.8/),
    ).toBeInTheDocument();
  });

  it('keeps its shape while the answer is on its way', async () => {
    renderOnEntity(<View />, {
      path: '/cost',
      api: { getEntityCost: () => new Promise(() => {}) },
    });
    expect(
      await screen.findByRole('region', {
        name: 'What deployments of checkout move and cost',
      }),
    ).toHaveAttribute('aria-busy', 'true');
  });
});
