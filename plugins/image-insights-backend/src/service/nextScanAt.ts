import { SchedulerServiceTaskScheduleDefinition } from '@backstage/backend-plugin-api';
import { HumanDuration, durationToMilliseconds } from '@backstage/types';
import { ScanStore } from '../database/ScanStore';

/**
 * When the next scheduled scan begins, as far as the schedule tells: unknown
 * before the first one, and for schedules by cron or by hand.
 */
export async function nextScanAt(
  scans: ScanStore,
  schedule: SchedulerServiceTaskScheduleDefinition,
): Promise<string | undefined> {
  const { frequency } = schedule;
  if ('cron' in frequency || 'trigger' in frequency) {
    return undefined;
  }
  const last = await scans.lastScheduledStart();
  if (last === undefined) {
    return undefined;
  }
  const duration: HumanDuration = {
    years: frequency.years,
    months: frequency.months,
    weeks: frequency.weeks,
    days: frequency.days,
    hours: frequency.hours,
    minutes: frequency.minutes,
    seconds: frequency.seconds,
    milliseconds: frequency.milliseconds,
  };
  return new Date(
    Date.parse(last) + durationToMilliseconds(duration),
  ).toISOString();
}
