/** An app with one stack: whoever has not paid an order after 30 days is reminded by mail, once. */
import { App } from 'aws-cdk-lib';
import { OrderReminder } from './stack.ts';

new OrderReminder(new App(), 'OrderReminder');
