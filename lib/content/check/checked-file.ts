import type { Locale } from '../../base/i18n/i18n';
import type { PostFields } from '../schema/post';
import type { CheckedBody } from './body';
import type { YamlMap } from './yaml-map';

/** A post or page whose file could be taken apart. */
export interface CheckedFile {
  file: string;
  kind: 'post' | 'page';
  slug: string;
  lang: Locale;
  /** A post's fields; missing where the front matter has errors. */
  post?: YamlMap<PostFields>;
  body: CheckedBody;
}
