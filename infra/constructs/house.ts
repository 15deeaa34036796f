import type { Settings } from '../settings.ts';
import type { AlarmTopic } from './alarm-topic.ts';

/** What every construct of the house needs to know. */
export interface House {
  readonly settings: Settings;
  /** Folder with a bundle for each function. */
  readonly bundles: string;
  /** Where alarms go. */
  readonly alarms: AlarmTopic;
}
