import { Duration, Names, RemovalPolicy, Stack } from 'aws-cdk-lib';
import type { Table } from 'aws-cdk-lib/aws-dynamodb';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { ScheduleGroup } from 'aws-cdk-lib/aws-scheduler';
import { Construct } from 'constructs';
import type { Environment } from '../../functions/environment.ts';
import { acknowledgeWildcard } from '../constructs/acknowledge.ts';
import { DeadLetterQueue } from '../constructs/dead-letter-queue.ts';
import type { House } from '../constructs/house.ts';
import { arnOf, HouseFunction } from '../constructs/house-function.ts';
import { allowOnTable } from '../constructs/table-access.ts';

/** Notices that wait: the function that closes what was gathered, and the one-off timers that run it. */
export class Digests extends Construct {
  readonly deadLetters: DeadLetterQueue;
  /** What a function that sets timers is told. */
  readonly environment: Pick<
    Environment<'lifecycle'>,
    'DIGEST_GROUP' | 'DIGEST_FUNCTION_ARN' | 'DIGEST_ROLE_ARN' | 'DIGEST_DEAD_LETTERS_ARN'
  >;
  readonly #role: Role;

  constructor(scope: Construct, id: string, house: House, table: Table) {
    super(scope, id);
    this.deadLetters = new DeadLetterQueue(this, 'DeadLetters', {
      house,
      runbook: 'dead-letters-digests',
      holds: 'Notices gathered for somebody on the staff',
    });
    const digest = this.#function(house, table);
    this.#role = new Role(this, 'TimerRole', {
      assumedBy: new ServicePrincipal('scheduler.amazonaws.com', {
        // Only for schedules of this account, whoever else gets Scheduler to name this role.
        conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(this).account } },
      }),
    });
    digest.grantInvoke(this.#role);
    acknowledgeWildcard(this.#role, `${digest.functionArn}:*`, 'Versions and aliases of the one function it runs.');
    this.deadLetters.queue.grantSendMessages(this.#role);
    const group = new ScheduleGroup(this, 'Timers', {
      scheduleGroupName: Names.uniqueResourceName(this, { maxLength: 60, separator: '-' }),
    });
    group.applyRemovalPolicy(RemovalPolicy.DESTROY);
    this.environment = {
      DIGEST_GROUP: group.scheduleGroupName,
      DIGEST_FUNCTION_ARN: digest.functionArn,
      DIGEST_ROLE_ARN: this.#role.roleArn,
      DIGEST_DEAD_LETTERS_ARN: this.deadLetters.queue.queueArn,
    };
  }

  /** Lets a function set timers of this group, by this role, and no others. */
  allowTimers(fn: HouseFunction): void {
    const timers = arnOf(this, 'scheduler', 'schedule', `${this.environment.DIGEST_GROUP}/*`);
    fn.allow(['scheduler:CreateSchedule'], [timers]);
    acknowledgeWildcard(fn.role!, timers, 'Timers come and go; all are of this one group.');
    fn.allow(['iam:PassRole'], [this.#role.roleArn], {
      StringEquals: { 'iam:PassedToService': 'scheduler.amazonaws.com' },
    });
  }

  #function(house: House, table: Table): HouseFunction {
    const digest = new HouseFunction(this, 'Function', {
      house,
      functionName: 'digest',
      description: 'Closes what was gathered for somebody: the event it writes becomes one mail.',
      environment: { TABLE_NAME: table.tableName },
      timeout: Duration.minutes(1),
      deadLetters: this.deadLetters,
    });
    allowOnTable(digest, table, 'write', 'query');
    return digest;
  }
}
