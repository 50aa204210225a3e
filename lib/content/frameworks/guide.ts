import { type IgnoredParameter, isTracking } from '../../base/http/ignored-parameters';
import type { Facet, Framework, Question } from '../model/frameworks';
import { type Cell, cellOf, strengthOf } from './facts';

/** How much something matters to a reader, from not at all to above all. */
export const weights = [0, 1, 2, 3] as const;
export type Weight = (typeof weights)[number];

/** How much each question matters, by its key. What is not answered does not matter. */
export type Answers = Map<string, Weight>;

/** A framework with its points, and where they come from. */
export interface Ranked {
  framework: Framework;
  /** From 1; frameworks with the same score share a place. */
  place: number;
  /** From 0 to 100. */
  score: number;
  points: QuestionPoints[];
}

interface QuestionPoints {
  question: Question;
  weight: Weight;
  /** The facts that decide it. */
  cells: Cell[];
  /** What it adds to the score; the most that it could add is `most`. */
  points: number;
  most: number;
}

/** Reads answers from an address. Never throws: what it does not know it gives in `ignored`. */
export function readAnswers(params: URLSearchParams, questions: readonly Question[]): { answers: Answers; ignored: IgnoredParameter[] } {
  const answers: Answers = new Map();
  const ignored: IgnoredParameter[] = [];
  for (const [name, value] of params) {
    if (isTracking(name)) continue;
    const weight = weights.find((weight) => String(weight) === value);
    if (weight === undefined || answers.has(name) || !questions.some(({ key }) => key === name)) ignored.push({ name, value });
    else answers.set(name, weight);
  }
  return { answers, ignored };
}

/** The query of an address that gives these answers, in the order of the questions. */
export function answersQuery(answers: Answers, questions: readonly Question[]): string {
  const given = questions.flatMap(({ key }) => (answers.get(key) ? [`${key}=${answers.get(key)}`] : []));
  return given.length ? `?${given.join('&')}` : '';
}

interface RankSource {
  frameworks: readonly Framework[];
  facets: readonly Facet[];
  questions: readonly Question[];
  /** The moment for which facts are shown, in milliseconds since 1970. */
  now: number;
}

/**
 * Ranks frameworks: for each question the mean of its facets' strengths (`strengthOf`; 0 where nothing is known), weighted by
 * how much it matters, as a share of what could be had. Gives nothing where nothing matters.
 */
export function rankFrameworks(answers: Answers, { frameworks, facets, questions, now }: RankSource): Ranked[] {
  const asked = questions.flatMap((question) => {
    const weight = answers.get(question.key) ?? 0;
    return weight > 0 ? [{ question, weight }] : [];
  });
  const total = asked.reduce((sum, { weight }) => sum + weight, 0);
  const scored = frameworks.map((framework) => {
    const points = asked.map(({ question, weight }): QuestionPoints => {
      const cells = facets.filter(({ key }) => question.facets.includes(key)).map((facet) => cellOf(framework, facet, now));
      const strength = cells.reduce((sum, cell) => sum + (strengthOf(cell) ?? 0), 0) / cells.length;
      const most = (weight / total) * 100;
      return { question, weight, cells, points: strength * most, most };
    });
    return { framework, points, score: Math.round(points.reduce((sum, { points }) => sum + points, 0)) };
  });
  if (total === 0) return [];
  return scored
    .toSorted((a, b) => b.score - a.score)
    .map((ranked) => ({ ...ranked, place: 1 + scored.filter(({ score }) => score > ranked.score).length }));
}
