import { defineDocumentType, defineNestedType } from 'contentlayer2/source-files';
import { LocalizedText } from './localized-text';

const PollOption = defineNestedType(() => ({
  name: 'PollOption',
  fields: { key: { type: 'string', required: true }, label: { type: 'nested', of: LocalizedText, required: true } },
}));

export const Poll = defineDocumentType(() => ({
  name: 'Poll',
  filePathPattern: 'polls/*.yml',
  contentType: 'data',
  fields: {
    question: { type: 'nested', of: LocalizedText, required: true },
    /** As written, since a day alone is another moment where something opens than where it closes. */
    opens: { type: 'string', required: true },
    closes: { type: 'string' },
    options: { type: 'list', of: PollOption, required: true },
  },
  computedFields: { id: { type: 'string', resolve: (poll) => poll._raw.sourceFileName.replace(/\.yml$/, '') } },
}));
