import { ScoreLoss, ScorePart } from './Score';

/**
 * A part of the score in whole hundredths of a point: losses and undecided
 * points add up to what is missing, exactly, and never to more than there is.
 */
export function scorePart(options: {
  id: ScorePart['id'];
  available: number;
  losses: readonly ScoreLoss[];
  undecided: readonly ScoreLoss[];
}): ScorePart {
  const { id, available } = options;
  const purse = { left: available * 100, exact: 0, spent: 0 };
  const spend = (losses: readonly ScoreLoss[]) =>
    losses.flatMap(loss => {
      // Rounded as a sum, so that many small losses do not vanish.
      purse.exact += loss.points * 100;
      const whole = Math.min(Math.round(purse.exact) - purse.spent, purse.left);
      purse.spent += whole;
      purse.left -= whole;
      return whole > 0 ? [{ ...loss, points: whole / 100 }] : [];
    });
  const lost = spend(options.losses);
  const undecided = spend(options.undecided);
  const sum = (losses: readonly ScoreLoss[]) =>
    Math.round(losses.reduce((total, { points }) => total + points * 100, 0)) /
    100;
  return {
    id,
    available,
    earned: purse.left / 100,
    lost: sum(lost),
    undecided: sum(undecided),
    // Bytes that were not read have no rule of their own.
    losses: [...lost, ...undecided],
  };
}
