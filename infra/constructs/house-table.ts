import { RemovalPolicy } from 'aws-cdk-lib';
import {
  AttributeType,
  BillingMode,
  ProjectionType,
  StreamViewType,
  Table,
  TableEncryption,
} from 'aws-cdk-lib/aws-dynamodb';
import type { Construct } from 'constructs';
import { indexes, projectedAttributes, ttlAttribute } from '../../adapters/dynamo/table.ts';
import type { House } from './house.ts';

const text = (name: string) => ({ name, type: AttributeType.STRING });

/** The one table, as adapters/dynamo/table.ts describes it. */
export class HouseTable extends Table {
  constructor(scope: Construct, id: string, { settings }: House) {
    super(scope, id, {
      partitionKey: text('pk'),
      sortKey: text('sk'),
      billingMode: BillingMode.PAY_PER_REQUEST,
      encryption: TableEncryption.AWS_MANAGED,
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      stream: StreamViewType.NEW_AND_OLD_IMAGES,
      timeToLiveAttribute: ttlAttribute,
      deletionProtection: settings.keepData,
      removalPolicy: settings.keepData ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    });
    for (const index of Object.values(indexes)) {
      this.addGlobalSecondaryIndex({
        indexName: index.name,
        partitionKey: text(index.pk),
        sortKey: text(index.sk),
        projectionType: ProjectionType.INCLUDE,
        nonKeyAttributes: [...projectedAttributes],
      });
    }
  }
}
