import { resolveMoment } from '../images';
import { Story, demoStories, imagesOf } from '../stories';
import { Pipeline, Stage, pipelines } from './pipelines';

/**
 * A deployment as a pipeline tells it: the body of `POST /deployments`.
 * @public
 */
export interface DemoDeployment {
  id: string;
  entityRef: string;
  images: string[];
  environment?: string;
  instances: number;
  /** ISO 8601, UTC. */
  at: string;
}

const HOUR_MILLIS = 3_600_000;
const DAY_MILLIS = 24 * HOUR_MILLIS;
/** How far back pipelines have told something. */
const DAYS = 90;

interface BuiltRelease {
  tag: string;
  at: number;
}

/** The releases of a repository, oldest first, with when they were built. */
function releasesOf(story: Story, now: Date): BuiltRelease[] {
  return story.pushes
    .flatMap(push => {
      const [image] = imagesOf(push);
      return image && 'tags' in push && push.tags.length > 0
        ? [
            {
              tag: push.tags[0],
              at: Date.parse(resolveMoment(image.createdAt, now)),
            },
          ]
        : [];
    })
    .sort((left, right) => left.at - right.at);
}

/** Mornings, the last of them yesterday's. */
function everyDays(days: number, now: Date): number[] {
  const midnight = Math.floor(now.getTime() / DAY_MILLIS) * DAY_MILLIS;
  return Array.from(
    { length: Math.floor(DAYS / days) },
    (_, index) => midnight - (index * days + 1) * DAY_MILLIS + 9 * HOUR_MILLIS,
  );
}

/** The tags of a stage at a time: of each repository the newest that was there. */
function tagsAt(
  time: number,
  options: {
    repositories: { name: string; releases: BuiltRelease[] }[];
    delay: number;
    takenBack?: { from: number; until: number };
  },
): { name: string; tag: string }[] {
  const { repositories, delay, takenBack } = options;
  return repositories.flatMap(({ name, releases }, index) => {
    const there = releases.filter(({ at }) => at + delay <= time);
    const isTakenBack =
      index === 0 &&
      takenBack &&
      time >= takenBack.from + delay &&
      time < takenBack.until + delay;
    const release = there.at(isTakenBack ? -2 : -1);
    return release ? [{ name, tag: release.tag }] : [];
  });
}

function stageDeployments(
  pipeline: Pipeline,
  stage: Stage,
  options: {
    now: Date;
    registryHost: string;
    repositories: { name: string; releases: BuiltRelease[] }[];
  },
): DemoDeployment[] {
  const { now, registryHost, repositories } = options;
  const delay = stage.hours * HOUR_MILLIS;
  const built = repositories.flatMap(({ releases }) =>
    releases.map(({ at }) => at),
  );
  const [{ releases }] = repositories;
  const back = pipeline.hasRollback ? releases.at(-2)?.at : undefined;
  const takenBack =
    back === undefined
      ? undefined
      : { from: back + 2 * HOUR_MILLIS, until: back + DAY_MILLIS };
  const changed = [
    ...built,
    ...(takenBack ? [takenBack.from, takenBack.until] : []),
  ].map(time => time + delay);
  const anew = pipeline.rolloutDays ? everyDays(pipeline.rolloutDays, now) : [];
  const oldest = now.getTime() - DAYS * DAY_MILLIS;
  return [...new Set([...changed, ...anew])]
    .filter(time => time > oldest && time <= now.getTime())
    .sort((left, right) => left - right)
    .map(time => {
      const at = new Date(Math.floor(time / 1000) * 1000).toISOString();
      const tags = tagsAt(time, { repositories, delay, takenBack });
      return {
        id: ['demo', pipeline.service, stage.environment ?? 'all', at].join(
          '/',
        ),
        entityRef: `component:default/${pipeline.service}`,
        images: tags.map(({ name, tag }) => `${registryHost}/${name}:${tag}`),
        ...(stage.environment && { environment: stage.environment }),
        instances: stage.instances,
        at,
      };
    })
    .filter(({ images }) => images.length > 0);
}

/**
 * What the pipelines of some services have told in the last 90 days: each
 * release at each stage, the same images rolled out anew, and one release that
 * was taken back. Oldest first.
 * @public
 */
export function demoDeployments(options: {
  /** The day on which the 90 days end. */
  now: Date;
  /** `localhost:7070` */
  registryHost: string;
}): DemoDeployment[] {
  const { now, registryHost } = options;
  const stories = new Map(
    demoStories().map(story => [story.repository, story]),
  );
  return pipelines
    .flatMap(pipeline => {
      const repositories = pipeline.repositories.map(name => {
        const story = stories.get(name);
        if (!story) {
          throw new Error(
            `The pipeline of ${pipeline.service} names ${name}, of which no story tells`,
          );
        }
        return { name, releases: releasesOf(story, now) };
      });
      return pipeline.stages.flatMap(stage =>
        stageDeployments(pipeline, stage, { now, registryHost, repositories }),
      );
    })
    .sort((left, right) => Date.parse(left.at) - Date.parse(right.at));
}
