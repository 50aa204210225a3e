import { defineNestedType, type FieldDefs, type NestedTypeDef } from 'contentlayer2/source-files';
import type { z } from 'zod';

/** Returns Contentlayer's definitions of the fields of a schema. The types of nested objects are named after `name` and the field. */
export function contentlayerFields(name: string, schema: z.ZodType): FieldDefs {
  const { shape } = schema as z.ZodObject;
  return Object.fromEntries(
    Object.entries(shape).map(([key, field]) => [key, fieldOf(`${name}${key[0]?.toUpperCase()}${key.slice(1)}`, field as z.ZodType)]),
  ) as FieldDefs;
}

function fieldOf(name: string, field: z.ZodType): object {
  if (isKind(field, 'optional')) return { ...typeOf(name, field.unwrap() as z.ZodType), required: false };
  if (isKind(field, 'default')) return { ...typeOf(name, field.unwrap() as z.ZodType), default: field.def.defaultValue };
  return { ...typeOf(name, field), required: true };
}

function typeOf(name: string, field: z.ZodType): object {
  if (isKind(field, 'object')) return { type: 'nested', of: nestedType(name, field) };
  if (isKind(field, 'array')) {
    const element = field.element as z.ZodType;
    return { type: 'list', of: isKind(element, 'object') ? nestedType(name, element) : typeOf(name, element) };
  }
  if (isKind(field, 'enum')) return { type: 'enum', options: field.options };
  if (isKind(field, 'literal')) return { type: 'enum', options: [...field.values] };
  if (isKind(field, 'string')) return { type: String(field.meta()?.format).startsWith('date') ? 'date' : 'string' };
  return { type: field.def.type };
}

function nestedType(name: string, schema: z.ZodType): NestedTypeDef {
  return defineNestedType(() => ({ name, fields: contentlayerFields(name, schema) })) as unknown as NestedTypeDef;
}

interface Kinds {
  optional: z.ZodOptional;
  default: z.ZodDefault;
  object: z.ZodObject;
  array: z.ZodArray;
  enum: z.ZodEnum;
  literal: z.ZodLiteral;
  string: z.ZodString;
}

function isKind<K extends keyof Kinds>(schema: z.ZodType, kind: K): schema is Kinds[K] & z.ZodType {
  return schema.def.type === kind;
}
