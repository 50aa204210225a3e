import { type IgnoredParameter, isTracking } from '../../base/http/ignored-parameters';
import type { Facet, Framework, Question } from '../model/frameworks';
import { type Cell, cellOf, strengthOf } from './facts';

/** How much a question matters to a reader, from not at all (0) to most. */
export const weights = [0, 1, 2, 3] as const;
export type Weight = (typeof weights)[number];

/** The weight of each question by its key; 0 for those that are missing. */
export type Answers = Map<string, Weight>;

/** A framework with its score and what it consists of. */
export interface Ranked {
  framework: Framework;
  /** From 1; frameworks with the same score have the same place. */
  place: number;
  /** From 0 to 100. */
  score: number;
  points: QuestionPoints[];
}

interface QuestionPoints {
  question: Question;
  weight: Weight;
  /** The facts that the points come from. */
  cells: Cell[];
  /** What it adds to the score, at most `most`. */
  points: number;
  most: number;
}

/** Reads answers from the query of an address. Never throws: unknown and invalid parameters are in `ignored`. */
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

/** Returns the query for these answers, with its `?`, in the order of the questions; empty without answers. */
export function answersQuery(answers: Answers, questions: readonly Question[]): string {
  const given = questions.flatMap(({ key }) => (answers.get(key) ? [`${key}=${answers.get(key)}`] : []));
  return given.length ? `?${given.join('&')}` : '';
}

interface RankSource {
  frameworks: readonly Framework[];
  facets: readonly Facet[];
  questions: readonly Question[];
  /** Decides which facts are stale, in milliseconds since 1970. */
  now: number;
}

/**
 * Ranks frameworks: for each question the mean of its facets' strengths (`strengthOf`, 0 if unknown), weighted, as a percentage of the
 * possible points. Returns an empty list if all weights are 0.
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
