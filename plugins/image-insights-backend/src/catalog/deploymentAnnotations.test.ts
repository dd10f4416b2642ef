import { readDeploymentAnnotations } from './deploymentAnnotations';

const key = (name: string) => `image-insights.io/${name}`;

describe('readDeploymentAnnotations', () => {
  it('says nothing of an entity that says nothing', () => {
    expect(readDeploymentAnnotations({})).toEqual({ problems: [] });
  });

  it('reads instances, frequency and runtime', () => {
    expect(
      readDeploymentAnnotations({
        [key('instances')]: ' 20 ',
        [key('deployments-per-month')]: '0.5',
        [key('runtime')]: 'task',
      }),
    ).toEqual({
      deployment: { instances: 20, perMonth: 0.5, runtime: 'task' },
      problems: [],
    });
  });

  it('knows no instances at all from a word that is missing', () => {
    expect(
      readDeploymentAnnotations({ [key('instances')]: '0' }).deployment,
    ).toEqual({ instances: 0 });
  });

  it.each([
    ['instances', ''],
    ['instances', '-1'],
    ['instances', '1.5'],
    ['instances', '1e6'],
    ['instances', '1000001'],
    ['instances', 'twenty'],
    ['deployments-per-month', ''],
    ['deployments-per-month', 'NaN'],
    ['deployments-per-month', '-20'],
    ['runtime', ''],
    ['runtime', 'Fargate'],
  ])('tells that %s cannot be %p, and how it is written', (name, value) => {
    const { deployment, problems } = readDeploymentAnnotations({
      [key(name)]: value,
    });
    expect(deployment).toBeUndefined();
    expect(problems).toEqual([
      {
        annotation: key(name),
        value,
        message: expect.stringContaining(`'${value}' is no `),
        remedy: expect.stringMatching(/^Write /),
      },
    ]);
  });
});
