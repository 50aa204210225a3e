import { readGenerated } from './contentlayer';
import type { Tag } from './tags';

/** The tags that readers may subscribe to, in the order of `tags.yml`. */
export function listTopics(): Tag[] {
  return readGenerated().tags.filter(({ topic }) => topic);
}

/** A topic as forms offer it: no more of its tag than they show. */
export type TopicChoice = Pick<Tag, 'key' | 'label'>;

export function topicChoices(): TopicChoice[] {
  return listTopics().map(({ key, label }) => ({ key, label }));
}

/** The key of the topic with this key or earlier name; undefined where there is none. */
export function findTopicKey(name: string): string | undefined {
  return listTopics().find(({ key, aliases }) => key === name || aliases.includes(name))?.key;
}
