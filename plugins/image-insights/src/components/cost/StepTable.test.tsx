import { screen, within } from '@testing-library/react';
import {
  estimateCost,
  type CostStep,
} from '@image-insights/backstage-plugin-image-insights-common';
import { costInput, costStream, renderOnEntity } from '../../__testUtils__';
import { useMoney } from './useMoney';
import { StepTable } from './StepTable';

function Steps({ steps }: { steps: CostStep[] }) {
  const money = useMoney({ code: 'USD' });
  return (
    <StepTable
      label="Arithmetic"
      steps={steps}
      money={money}
      subjectTitle={subject => subject}
    />
  );
}

describe('StepTable', () => {
  it('shows every line, also those of two streams that move the same', async () => {
    const complaints = jest.spyOn(console, 'error');
    const { steps } = estimateCost(
      costInput({
        streams: ['production', 'staging'].map(environment => {
          const stream = costStream({ id: environment, environment });
          return {
            ...stream,
            settings: { ...stream.settings, path: 'aws-vpc-endpoints' },
          };
        }),
      }),
    );
    renderOnEntity(<Steps steps={steps} />);
    const table = await screen.findByRole('table', { name: 'Arithmetic' });
    expect(within(table).getAllByRole('rowheader')).toHaveLength(steps.length);
    const equalKeys = complaints.mock.calls.filter(([text]) =>
      String(text).includes('same key'),
    );
    complaints.mockRestore();
    expect(equalKeys).toEqual([]);
  });
});
