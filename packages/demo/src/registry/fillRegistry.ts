import { Push, Story } from '../stories';
import { pushChart } from './pushChart';
import { ImageContext, pushImage } from './pushImage';
import { pushIndex } from './pushIndex';
import { pushSignature } from './pushSignature';
import { RegistryContent, Repository } from './RegistryContent';

function push(repository: Repository, one: Push, context: ImageContext): void {
  switch (one.kind) {
    case 'image':
      pushImage(repository, one, context);
      break;
    case 'index':
      pushIndex(repository, one, context);
      break;
    case 'chart':
      pushChart(repository, one);
      break;
    default:
      pushSignature(repository, { ...one, name: context.name });
  }
}

/**
 * Pushes what the stories tell. Nothing large is made: digests of layers come
 * from the table, their bytes when somebody pulls them.
 */
export function fillRegistry(
  stories: Story[],
  options: {
    /** The day on which the half year ends. */
    now: Date;
    /** `localhost:7070`, for what names images in full. */
    host: string;
  },
): RegistryContent {
  const content: RegistryContent = new Map();
  for (const story of stories) {
    const repository = new Repository();
    content.set(story.repository, repository);
    const context = {
      ...options,
      content,
      name: `${options.host}/${story.repository}`,
    };
    for (const one of story.pushes) push(repository, one, context);
  }
  return content;
}
