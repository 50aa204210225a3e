import { readGenerated } from './contentlayer';
import type { Tag } from './tags';

/** Returns the tags that readers may subscribe to, in the order of `tags.yml`. */
export function listTopics(): Tag[] {
  return readGenerated().tags.filter(({ topic }) => topic);
}

/** A topic as forms show it. */
export type TopicChoice = Pick<Tag, 'key' | 'label'>;

export function topicChoices(): TopicChoice[] {
  return listTopics().map(({ key, label }) => ({ key, label }));
}

/** Returns the key of the topic with this key or alias, or undefined. */
export function findTopicKey(name: string): string | undefined {
  return listTopics().find(({ key, aliases }) => key === name || aliases.includes(name))?.key;
}
