import type { IncomingMessage } from 'node:http';
import { LRUCache } from 'lru-cache';
import type { Validators } from './conditions';
import type { Body, Encoding, Manifest, StaticResponse } from './manifest';
import { selectEncoding } from './select-encoding';

/** Headers of requests with a body, or for flight data: Next.js handles them. */
const leftToNext = ['content-length', 'transfer-encoding', 'rsc', 'next-router-prefetch', 'x-middleware-prefetch'];

/** A static response in one encoding. */
export interface Form extends Validators {
  response: StaticResponse;
  body: Body;
  encoding: Encoding;
}

/** Finds the static response, and the encoding of it, for a request. */
export class FormIndex {
  private readonly responses: Map<string, StaticResponse>;
  private readonly forms = new WeakMap<StaticResponse, Partial<Record<Encoding, Form>>>();
  private readonly patterns = new Map<string, RegExp>();
  /** Clients send few different values of `Accept-Encoding`. */
  private readonly selected = new LRUCache<string, Encoding>({ max: 100 });

  constructor(
    private readonly manifest: Manifest,
    private readonly notFoundPageOf: (pathname: string) => string | undefined,
  ) {
    this.responses = new Map(Object.entries(manifest.responses));
  }

  /** Returns undefined if Next.js might respond differently. */
  find({ method, url = '', headers }: IncomingMessage): Form | undefined {
    if ((method !== 'GET' && method !== 'HEAD') || leftToNext.some((name) => headers[name] !== undefined)) return undefined;
    const query = url.indexOf('?');
    const pathname = query < 0 ? url : url.slice(0, query);
    const found = this.responses.get(pathname) ?? this.responses.get(this.notFoundPageOf(pathname) ?? '');
    if (!found || (query >= 0 && found.hasQueryRules)) return undefined;
    const { accepted } = found;
    const isOther = accepted && headers.accept && this.patternOf(accepted.pattern).test(headers.accept);
    const response = isOther ? accepted.response : found;
    return response && this.formOf(response, headers['accept-encoding']);
  }

  /** Returns header fields, names and values by turns: without `length` those of a 304. */
  fieldsOf({ response, encoding, etag }: Form, length?: number): string[] {
    const fields = [...(this.manifest.headers[response.headers] ?? []), 'Accept-Ranges', 'bytes', 'ETag', etag];
    if (response.lastModified) fields.push('Last-Modified', response.lastModified);
    if (length === undefined) return fields;
    if (encoding !== 'identity') fields.push('Content-Encoding', encoding);
    return [...fields, 'Content-Type', response.contentType, 'Content-Length', String(length)];
  }

  /** Returns the length of a body before it is read. */
  lengthOf({ body, encoding }: Form): number {
    return body.packed?.[encoding]?.[1] ?? body.size;
  }

  private formOf(response: StaticResponse, accepted = ''): Form | undefined {
    const body = this.manifest.bodies[response.body];
    if (!body) return undefined;
    const encoding = body.packed?.br ? this.encodingFor(accepted) : 'identity';
    const known = this.forms.get(response)?.[encoding];
    if (known) return known;
    const etag = encoding === 'identity' ? `"${body.hash}"` : `"${body.hash}-${encoding}"`;
    const form: Form = { response, body, encoding, etag, lastModified: response.lastModified };
    this.forms.set(response, { ...this.forms.get(response), [encoding]: form });
    return form;
  }

  /** All posts have the same pattern. */
  private patternOf(source: string): RegExp {
    const pattern = this.patterns.get(source) ?? new RegExp(source);
    this.patterns.set(source, pattern);
    return pattern;
  }

  private encodingFor(accepted: string): Encoding {
    const known = this.selected.get(accepted) ?? selectEncoding(accepted);
    this.selected.set(accepted, known);
    return known;
  }
}
