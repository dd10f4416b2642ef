import { Grade } from './Score';
import { SCORE_FORMULA } from './formula';

/**
 * The grade of so many points, 0 to 100.
 * @public
 */
export function gradeOf(points: number): Grade {
  const found = SCORE_FORMULA.grades.find(grade => points >= grade.points);
  return found?.grade ?? 'F';
}
