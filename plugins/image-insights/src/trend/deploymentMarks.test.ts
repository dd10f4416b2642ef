import type { HistoryDeployment } from '@image-insights/backstage-plugin-image-insights-common';
import { digestOf } from '../__testUtils__';
import { deploymentMarks, environmentLetters } from './deploymentMarks';

function deployment(minute: number): HistoryDeployment {
  return {
    id: String(minute),
    at: new Date(Date.UTC(2026, 10, 1, 0, minute)).toISOString(),
    digest: digestOf(1),
  };
}
const place = ({ at }: HistoryDeployment) => new Date(at).getUTCMinutes();

describe('deploymentMarks', () => {
  it('draws deployments that stand apart each by itself', () => {
    const deployments = [deployment(1), deployment(20), deployment(40)];
    expect(
      deploymentMarks({ deployments, place, minimumDistance: 12 }),
    ).toEqual(deployments.map(one => ({ at: place(one), deployments: [one] })));
  });

  it('draws those that would touch as one, without swallowing a long row', () => {
    const deployments = [0, 6, 11, 13, 24].map(deployment);
    const marks = deploymentMarks({ deployments, place, minimumDistance: 12 });
    expect(marks.map(mark => [mark.at, mark.deployments.length])).toEqual([
      [0, 3],
      [13, 2],
    ]);
  });

  it('leaves out what the axis does not show', () => {
    expect(
      deploymentMarks({
        deployments: [deployment(5)],
        place: () => undefined,
        minimumDistance: 12,
      }),
    ).toEqual([]);
  });
});

describe('environmentLetters', () => {
  it('is the first letter, or as many as tell environments apart', () => {
    const letters = environmentLetters(['production', 'staging', 'preview']);
    expect([...letters.values()]).toEqual(['P', 'S', 'Pr']);
  });
});
