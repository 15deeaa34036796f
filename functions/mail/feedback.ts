import middy from '@middy/core';
import type { EventBridgeEvent } from 'aws-lambda';
import { openDatabase } from '../../adapters/dynamo/database.ts';
import { readEnvironment } from '../environment.ts';
import { noteFeedback, type SesFeedback } from './note-feedback.ts';

const { TABLE_NAME } = readEnvironment('mailFeedback');
const database = openDatabase(TABLE_NAME);

/** SES's own events of our mails, by EventBridge. A fault is thrown, so that Lambda tries again. */
export const handler = middy<EventBridgeEvent<string, SesFeedback>, void>().handler(({ detail }) =>
  noteFeedback(database, detail),
);
