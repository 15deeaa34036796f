import { Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import {
  AccountRecovery,
  ClientAttributes,
  FeaturePlan,
  Mfa,
  UserPool,
  type UserPoolClient,
} from 'aws-cdk-lib/aws-cognito';
import { Construct } from 'constructs';
import { type Role, roles } from '../../domain/vocabulary.ts';
import { acknowledge } from '../constructs/acknowledge.ts';
import type { House } from '../constructs/house.ts';

/** Staff sign in here; a person's groups are their roles. */
export class Staff extends Construct {
  readonly userPool: UserPool;
  readonly client: UserPoolClient;
  /** `iss` of the tokens. */
  readonly issuer: string;

  constructor(scope: Construct, id: string, { settings }: House) {
    super(scope, id);
    this.userPool = new UserPool(this, 'UserPool', {
      selfSignUpEnabled: false,
      signInAliases: { email: true },
      signInCaseSensitive: false,
      accountRecovery: AccountRecovery.EMAIL_ONLY,
      mfa: settings.staffMfa === 'required' ? Mfa.REQUIRED : Mfa.OPTIONAL,
      mfaSecondFactor: { otp: true, sms: false },
      passwordPolicy: {
        minLength: 12,
        requireLowercase: true,
        requireUppercase: true,
        requireDigits: true,
        requireSymbols: true,
        tempPasswordValidity: Duration.days(3),
      },
      featurePlan: FeaturePlan.ESSENTIALS,
      deletionProtection: settings.keepData,
      removalPolicy: settings.keepData ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    });
    acknowledge(this.userPool, {
      'AwsSolutions-COG8':
        'Accounts are made by the business only and number in the dozens; threat protection (Plus plan) is priced for public sign-up.',
      ...(settings.staffMfa === 'optional' && {
        'AwsSolutions-COG2':
          'Trial stages hold no real customers and are signed in to by scripts; production requires it.',
      }),
    });
    for (const role of roles as readonly Role[]) {
      this.userPool.addGroup(`Group-${role}`, { groupName: role });
    }
    this.issuer = `https://cognito-idp.${Stack.of(this).region}.amazonaws.com/${this.userPool.userPoolId}`;
    this.client = this.userPool.addClient('Client', {
      authFlows: { userPassword: true, userSrp: true },
      preventUserExistenceErrors: true,
      accessTokenValidity: Duration.hours(1),
      idTokenValidity: Duration.hours(1),
      refreshTokenValidity: Duration.days(30),
      disableOAuth: true,
      // History names people by `name`: nobody may give themselves another one, or the address of another.
      writeAttributes: new ClientAttributes().withStandardAttributes({ locale: true }),
    });
  }
}
