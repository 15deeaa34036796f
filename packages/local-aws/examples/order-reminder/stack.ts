import path from 'node:path';
import { CfnOutput, Duration, Stack } from 'aws-cdk-lib';
import { HttpApi, HttpMethod } from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { AttributeType, BillingMode, Table } from 'aws-cdk-lib/aws-dynamodb';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Runtime } from 'aws-cdk-lib/aws-lambda';
import { NodejsFunction } from 'aws-cdk-lib/aws-lambda-nodejs';
import {
  Choice,
  Condition,
  DefinitionBody,
  JsonPath,
  StateMachine,
  Succeed,
  Wait,
  WaitTime,
} from 'aws-cdk-lib/aws-stepfunctions';
import { DynamoAttributeValue, DynamoGetItem, LambdaInvoke } from 'aws-cdk-lib/aws-stepfunctions-tasks';
import type { Construct } from 'constructs';

const functions = path.join(import.meta.dirname, 'functions');

/** Whoever has not paid an order after 30 days is reminded by mail, once. */
export class OrderReminder extends Stack {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    const orders = new Table(this, 'OrderTable', {
      partitionKey: { name: 'id', type: AttributeType.STRING },
      billingMode: BillingMode.PAY_PER_REQUEST,
    });

    const remind = this.#function('Remind');
    remind.addToRolePolicy(new PolicyStatement({ actions: ['ses:SendEmail'], resources: ['*'] }));
    const reminder = new StateMachine(this, 'Reminder', {
      definitionBody: DefinitionBody.fromChainable(
        new Wait(this, 'Wait 30 days', { time: WaitTime.duration(Duration.days(30)) })
          .next(
            new DynamoGetItem(this, 'Read the order', {
              table: orders,
              key: { id: DynamoAttributeValue.fromString(JsonPath.stringAt('$.id')) },
              consistentRead: true,
            }),
          )
          .next(
            new Choice(this, 'Is it paid?')
              .when(Condition.isPresent('$.Item.paidAt'), new Succeed(this, 'Paid'))
              .otherwise(new LambdaInvoke(this, 'Remind the customer', { lambdaFunction: remind })),
          ),
      ),
    });

    const api = new HttpApi(this, 'Api');
    const take = this.#function('Orders', { TABLE: orders.tableName, REMINDER: reminder.stateMachineArn });
    orders.grantReadWriteData(take);
    reminder.grantStartExecution(take);
    const integration = new HttpLambdaIntegration('TakeOrders', take);
    api.addRoutes({ path: '/orders', methods: [HttpMethod.POST], integration });
    api.addRoutes({ path: '/orders/{id}/payment', methods: [HttpMethod.PUT], integration });
    new CfnOutput(this, 'ApiUrl', { value: api.apiEndpoint });
  }

  /** The function of `functions/<name in small letters>.ts`, with everything it needs in its bundle. */
  #function(name: string, environment: Record<string, string> = {}): NodejsFunction {
    return new NodejsFunction(this, name, {
      entry: path.join(functions, `${name.toLowerCase()}.ts`),
      runtime: Runtime.NODEJS_24_X,
      bundling: { externalModules: [] },
      environment,
    });
  }
}
